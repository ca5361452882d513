package dev.zenhook.register;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a tenant's connection to its account. Nothing is asked for it.
 *
 * @param keyFingerprint of the account's key as it was fetched last; null if none was
 * @param keyFetchedAt when it was last fetched successfully
 * @param keyProblem why the last fetch failed; null if it did not
 * @param listenerId the registered listener's id; null if none is registered
 * @param missing codes that are wanted and not subscribed to
 * @param surplus codes that are subscribed to and not wanted
 * @param registrationProblem why the last look at the registration failed; null if it did not
 * @param selfTest the last self-test; null if there was none
 */
public record AccountStatus(
        @Nullable String keyFingerprint,
        @Nullable Instant keyFetchedAt,
        @Nullable String keyProblem,
        @Nullable String listenerId,
        Set<String> missing,
        Set<String> surplus,
        @Nullable String registrationProblem,
        @Nullable SelfTestResult selfTest) {}
