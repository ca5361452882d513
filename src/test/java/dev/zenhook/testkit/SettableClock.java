package dev.zenhook.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until it is told to go on. */
public final class SettableClock extends Clock {
    private final AtomicReference<Instant> now;

    public SettableClock() {
        this("2026-01-01T00:00:00Z");
    }

    private SettableClock(String instant) {
        now = new AtomicReference<>(Instant.parse(instant));
    }

    public static SettableClock at(String instant) {
        return new SettableClock(instant);
    }

    public void advance(Duration step) {
        now.updateAndGet(instant -> instant.plus(step));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
