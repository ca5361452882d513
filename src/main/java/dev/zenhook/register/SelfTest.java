package dev.zenhook.register;

import dev.zenhook.register.TestEventWait.Came;
import dev.zenhook.register.TestEventWait.CameTooOld;
import dev.zenhook.register.TestEventWait.Nothing;
import dev.zenhook.verify.KeyRing;
import dev.zenhook.verify.TrustedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.core.NestedRuntimeException;

/** Asks for a test event and sees it come: key, URL, TLS, proxy and signature are proven from end to end. */
final class SelfTest {
    /** Without a key it would be answered 503, and a test event is not repeated. */
    private static final Duration PATIENCE_WITH_THE_KEY = Duration.ofMinutes(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final TestEventWait wait;
    private final KeyRing keys;
    private final RejectionCount rejections;
    private final Diagnoses diagnoses;
    private final Time time;

    SelfTest(TestEventWait wait, KeyRing keys, RejectionCount rejections, Diagnoses diagnoses, Time time) {
        this.wait = wait;
        this.keys = keys;
        this.rejections = rejections;
        this.diagnoses = diagnoses;
        this.time = time;
    }

    SelfTestResult run(PublicUrl url, Account account, String listenerId) throws InterruptedException {
        boolean hasKey = hasKeySoon(url.tenant());
        Instant asked = time.instant();
        if (!hasKey) {
            String reason = "tenant %s has no key yet and would answer 503: see why it could not be fetched"
                    .formatted(url.tenant());
            return new SelfTestResult(asked, false, "No test event was asked for, because " + reason);
        }
        try {
            RejectionCount.Mark before = rejections.mark(url.tenant());
            return switch (wait.await(url.tenant(), listenerId, () -> account.requestTest(listenerId))) {
                case Came came -> passed(asked, url, came);
                case CameTooOld old -> new SelfTestResult(asked, false, tooOld(asked, old));
                case Nothing nothing -> new SelfTestResult(asked, false, seenInstead(url, asked, before));
            };
        } catch (ManagementApiException e) {
            return new SelfTestResult(asked, false, "No test event came. " + e.getMessage());
        } catch (NestedRuntimeException e) {
            String message = "The database did not answer, so nobody knows whether the test event came: ";
            return new SelfTestResult(asked, false, message + e.getMessage());
        }
    }

    private boolean hasKeySoon(String tenant) throws InterruptedException {
        long begun = time.nanoTime();
        while (keys.keysOf(tenant).isEmpty()) {
            if (time.nanoTime() - begun >= PATIENCE_WITH_THE_KEY.toNanos()) {
                return false;
            }
            time.pause(BETWEEN_LOOKS);
        }
        return true;
    }

    private static SelfTestResult passed(Instant asked, PublicUrl url, Came came) {
        return new SelfTestResult(
                asked,
                true,
                "Zentitle2 reached us at %s in %d ms (tenant %s, key %s)"
                        .formatted(url, came.took().toMillis(), url.tenant(), came.keyFingerprint()));
    }

    private static String tooOld(Instant asked, CameTooOld old) {
        return ("A test event arrived, but it is dated %s, and was asked for at %s: compare the clock of this machine"
                        + " with the real time, unless somebody sent an older one again")
                .formatted(old.date(), asked);
    }

    private String seenInstead(PublicUrl url, Instant asked, RejectionCount.Mark before) {
        RejectionCount.Mark seen = rejections.since(before, url.tenant());
        if (seen.invalid() > 0) {
            return "The test event did not arrive, but something did whose signature no key of tenant %s verifies (%s): %s"
                    .formatted(url.tenant(), fingerprints(url.tenant()), diagnosis(url, asked));
        }
        String nothing = "Zentitle2 was asked for a test event, and within %d s nothing arrived at %s."
                .formatted(TestEventWait.PATIENCE.toSeconds(), url);
        return seen.unsigned() > 0
                ? nothing + " But something arrived without N-Signature: does a proxy drop that header?"
                : nothing + " Check that this URL leads to this service, from the internet: DNS, firewall, proxy, TLS"
                        + " certificate. Nothing was refused at this replica; if there are others, their logs tell what"
                        + " they refused";
    }

    private String fingerprints(String tenant) {
        return keys.keysOf(tenant).stream().map(TrustedKey::fingerprint).collect(Collectors.joining(", "));
    }

    private String diagnosis(PublicUrl url, Instant since) {
        return diagnoses
                .latest(url.tenant(), since)
                .orElse("does a proxy change the body, or is the key another account's?");
    }
}
