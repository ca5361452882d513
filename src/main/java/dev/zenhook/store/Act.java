package dev.zenhook.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator had done to the log, as it is recorded.
 *
 * @param asked what was asked for, by whom and why
 * @param endedAt null while it runs
 * @param lookedAt how many entries it has looked at
 * @param changed how many of them it has changed
 * @param remaining how many it had to leave as they are: still unreadable, or erased
 * @param stoppedBy who asked it to stop
 * @param problem of a FAILED one: what failed
 */
public record Act(
        long number,
        ActRequest asked,
        ActState state,
        Instant startedAt,
        @Nullable Instant endedAt,
        long lookedAt,
        long changed,
        long remaining,
        @Nullable String stoppedBy,
        @Nullable String problem) {}
