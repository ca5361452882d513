package dev.zenhook.register;

import dev.zenhook.verify.UnusableSettingException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches a tenant's key from its account, and says what came of it. */
final class KeyFetch {
    static final String METRIC = "zenhook.keys.fetched";

    private static final Logger log = LoggerFactory.getLogger(KeyFetch.class);

    private final Account account;
    private final AccountKeys keys;
    private final Tally tally;
    private final Time time;
    private final Complaint complaint;
    private volatile @Nullable Instant fetchedAt;
    private volatile @Nullable String problem;

    KeyFetch(Account account, AccountKeys keys, Tally tally, Time time) {
        this.account = account;
        this.keys = keys;
        this.tally = tally;
        this.time = time;
        this.complaint = new Complaint(time);
    }

    /** Whether the account answered, be it with a key that is refused. */
    synchronized boolean refresh() {
        try {
            String text = account.key();
            boolean isNew = keys.take(keys.read(text), text);
            succeeded(isNew ? "new" : "unchanged");
        } catch (ManagementApiException e) {
            failed("failed", String.valueOf(e.getMessage()));
            return false;
        } catch (UnusableSettingException e) {
            failed("refused", e.getMessage() + " " + e.cure());
        } catch (SharedKeyException e) {
            shared(String.valueOf(e.getMessage()));
        }
        return true;
    }

    private void succeeded(String outcome) {
        fetchedAt = time.instant();
        problem = null;
        tally.count(outcome);
        if (complaint.isOver()) {
            log.info("The key of tenant {} is fetched again", tally.tenant());
        }
    }

    private void failed(String outcome, String message) {
        problem = message;
        tally.count(outcome);
        if (isToBeTold(message)) {
            log.warn("The key of tenant {} could not be fetched{}: {}", tally.tenant(), consequence(), message);
        }
    }

    private void shared(String message) {
        problem = message;
        tally.count("refused");
        if (isToBeTold(message)) {
            log.error("{}", message);
        }
    }

    /** While this service stops, its own requests fail by themselves. */
    private boolean isToBeTold(String message) {
        return !Thread.currentThread().isInterrupted() && complaint.isNews(message);
    }

    private String consequence() {
        return keys.current().isPresent()
                ? "; the one that was fetched before counts on"
                : "; until it is, webhooks are answered 503";
    }

    KeyStanding standing() {
        Instant last = fetchedAt;
        return keys.current()
                .map(current -> new KeyStanding(
                        current.key().fingerprint(), last == null ? current.fetchedAt() : last, problem))
                .orElseGet(() -> new KeyStanding(null, last, problem));
    }
}
