package dev.zenhook.observe;

import dev.zenhook.register.SelfTestResult;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's connection to its account, as operators see it.
 *
 * @param problems what is wrong, and the cure; empty if nothing is
 * @param key the fingerprint of the account's key as it was fetched last; null if none was
 * @param keyFetchedAt when that was
 * @param keyAge how long ago that was, to the second, in ISO 8601
 * @param keysInUse the fingerprints of all keys that count now: those that were set, and those that were fetched
 * @param listener the registered listener's id; null if none is registered
 * @param missing codes that are wanted and not subscribed to
 * @param surplus codes that are subscribed to and not wanted
 * @param lastDelivery when a webhook was last verified, by this process; null if none was
 * @param selfTest the last self-test; null if there was none
 */
record AccountPage(
        Standing status,
        List<String> problems,
        @Nullable String key,
        @Nullable Instant keyFetchedAt,
        @Nullable String keyAge,
        List<String> keysInUse,
        @Nullable String listener,
        Set<String> missing,
        Set<String> surplus,
        @Nullable Instant lastDelivery,
        @Nullable SelfTestResult selfTest) {

    static @Nullable String age(@Nullable Instant since, Instant now) {
        return since == null
                ? null
                : Duration.between(since, now).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
