package dev.zenhook.register;

import dev.zenhook.register.FetchedKeys.Held;
import dev.zenhook.store.KeyShelf;
import dev.zenhook.store.KeyShelf.KeptKey;
import dev.zenhook.verify.KeyReader;
import dev.zenhook.verify.KeyRing;
import dev.zenhook.verify.TrustedKey;
import dev.zenhook.verify.UnusableSettingException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one account: on the shelf, which every replica sees and which outlives this process, and in memory, which
 * verifies. A key that cannot be put on the shelf counts all the same.
 */
final class AccountKeys {
    private static final Logger log = LoggerFactory.getLogger(AccountKeys.class);

    private record Fetched(TrustedKey key, String text) {}

    private final KeyOwner owner;
    private final KeyShelf shelf;
    private final FetchedKeys memory;
    private final KeyRing ring;
    private final Complaint complaint;
    private List<KeptKey> seen = List.of();
    /** What memory has and the shelf may not have. */
    private @Nullable Fetched unshelved;

    AccountKeys(KeyOwner owner, KeyShelf shelf, FetchedKeys memory, KeyRing ring, Complaint complaint) {
        this.owner = owner;
        this.shelf = shelf;
        this.memory = memory;
        this.ring = ring;
        this.complaint = complaint;
    }

    /** @throws UnusableSettingException if it is no key that we may trust */
    TrustedKey read(String text) {
        return KeyReader.read(text, "the Management API of tenant " + owner.tenant())
                .getFirst();
    }

    /**
     * Takes over what is on the shelf; only what was revoked, while the shelf lacks something. While the database is away, what
     * is in memory counts on.
     */
    synchronized void look() {
        atShelf(unshelved == null ? this::takeOver : this::takeOverRevocations);
    }

    private void takeOverRevocations() {
        Set<String> revoked = shelf.keysOf(owner.tenant(), owner.account()).stream()
                .filter(KeptKey::revoked)
                .map(KeptKey::fingerprint)
                .collect(Collectors.toSet());
        memory.revokeReplaced(owner.tenant(), key -> revoked.contains(key.fingerprint()));
    }

    /**
     * From now on this is the account's key.
     *
     * @return whether it was not before
     * @throws SharedKeyException if it is another tenant's
     */
    synchronized boolean take(TrustedKey key, String text) {
        Optional<Held> before;
        synchronized (memory) {
            other(key).ifPresent(other -> {
                throw new SharedKeyException(key, owner.tenant(), other);
            });
            before = memory.current(owner.tenant());
            memory.replace(owner.tenant(), key);
        }
        unshelved = new Fetched(key, text);
        atShelf(this::shelve);
        return tell(before);
    }

    /**
     * The keys that were replaced count no longer, here at once.
     *
     * @return how many counted
     */
    synchronized int revokeReplaced() {
        shelve();
        int revoked = shelf.revokeReplaced(owner.tenant(), owner.account());
        memory.revokeReplaced(owner.tenant(), key -> true);
        log.info("{} replaced keys of tenant {} were revoked", revoked, owner.tenant());
        return revoked;
    }

    Optional<Held> current() {
        return memory.current(owner.tenant());
    }

    /** Whether the shelf lacks something. */
    synchronized boolean isAhead() {
        return unshelved != null;
    }

    private void shelve() {
        Fetched fetched = unshelved;
        if (fetched != null) {
            if (!isCurrentOnShelf(fetched.key())) {
                shelf.put(owner.tenant(), owner.account(), fetched.key().fingerprint(), fetched.text());
            }
            takeOver();
            unshelved = null;
        }
    }

    private boolean isCurrentOnShelf(TrustedKey key) {
        return shelf.keysOf(owner.tenant(), owner.account()).stream()
                .anyMatch(
                        kept -> kept.replacedAt() == null && kept.fingerprint().equals(key.fingerprint()));
    }

    private void takeOver() {
        List<KeptKey> kept = shelf.keysOf(owner.tenant(), owner.account());
        boolean emptied = kept.isEmpty() && current().isPresent();
        if (!emptied && (unshelved != null || !kept.equals(seen))) {
            hold(kept);
            seen = kept;
        }
    }

    private void hold(List<KeptKey> kept) {
        Optional<Held> before;
        synchronized (memory) {
            before = current();
            memory.hold(owner.tenant(), kept.stream().flatMap(this::held).toList());
        }
        if (unshelved == null) {
            tell(before);
        }
    }

    private Stream<Held> held(KeptKey kept) {
        try {
            TrustedKey key = read(kept.text());
            Optional<String> other = other(key);
            if (other.isEmpty()) {
                return Stream.of(new Held(key, kept.fetchedAt(), kept.replacedAt(), kept.revoked()));
            }
            log.error("{}", new SharedKeyException(key, owner.tenant(), other.get()).getMessage());
        } catch (UnusableSettingException e) {
            log.warn("A key in the database is not used any more: {}", e.getMessage());
        }
        return Stream.empty();
    }

    private Optional<String> other(TrustedKey key) {
        return ring.ownerOf(key).filter(tenant -> !tenant.equals(owner.tenant()));
    }

    private boolean tell(Optional<Held> before) {
        Optional<TrustedKey> old = before.map(Held::key);
        Optional<TrustedKey> now = current().map(Held::key);
        if (now.isEmpty() || now.equals(old)) {
            return false;
        }
        if (old.isEmpty()) {
            log.info("The key of tenant {} is {}", owner.tenant(), now.get().fingerprint());
        } else {
            log.info(
                    "The key of tenant {} is {} now. {}, which it replaces, counts on for"
                            + " zenhook.tenants.{}.key-overlap, unless it is revoked",
                    owner.tenant(),
                    now.get().fingerprint(),
                    old.get().fingerprint(),
                    owner.tenant());
        }
        return true;
    }

    private void atShelf(Runnable work) {
        try {
            work.run();
            if (complaint.isOver()) {
                log.info("The keys of tenant {} are in step with the database again", owner.tenant());
            }
        } catch (RuntimeException e) {
            // While this service stops, its own requests fail by themselves.
            if (!Thread.currentThread().isInterrupted() && complaint.isNews(String.valueOf(e.getMessage()))) {
                log.warn(
                        "The database does not answer for the keys of tenant {}. Those in memory count on: {}",
                        owner.tenant(),
                        e.getMessage());
            }
        }
    }
}
