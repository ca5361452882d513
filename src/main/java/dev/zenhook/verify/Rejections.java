package dev.zenhook.verify;

import dev.zenhook.verify.SignatureRejectedException.Cause;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this process has rejected of a tenant since its start, whoever sent it.
 *
 * @param count how many
 * @param latestAt when the latest arrived; null if there was none
 * @param latestReason why it was rejected; null if there was none
 * @param diagnosedAt when the latest of those arrived that could be explained; null if there was none
 * @param diagnosis what explains that one, in a sentence of cause and cure that begins with {@code its signature}; null if
 *     there was none
 */
public record Rejections(
        long count,
        @Nullable Instant latestAt,
        @Nullable Cause latestReason,
        @Nullable Instant diagnosedAt,
        @Nullable String diagnosis) {
    static final Rejections NONE = new Rejections(0, null, null, null, null);

    /** The diagnosis, if it is of a webhook that arrived then or later. */
    public Optional<String> diagnosisSince(Instant since) {
        return diagnosedAt == null || diagnosedAt.isBefore(since) ? Optional.empty() : Optional.ofNullable(diagnosis);
    }

    Rejections plusOne(Instant at, Cause reason) {
        return new Rejections(count + 1, at, reason, diagnosedAt, diagnosis);
    }

    Rejections explained(Instant at, String sentence) {
        return new Rejections(count, latestAt, latestReason, at, sentence);
    }
}
