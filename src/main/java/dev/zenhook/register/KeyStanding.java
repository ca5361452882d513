package dev.zenhook.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The part of {@link AccountStatus} that is about the key. */
record KeyStanding(
        @Nullable String fingerprint,
        @Nullable Instant fetchedAt,
        @Nullable String problem) {
    static final KeyStanding NONE = new KeyStanding(null, null, null);
}
