package dev.zenhook.register;

import dev.zenhook.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Passes when it is told to, or when somebody waits; both clocks go together. */
final class FakeTime implements Time {
    final SettableClock clock = new SettableClock();

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final List<Runnable> meanwhile = new ArrayList<>();

    void pass(Duration length) {
        clock.advance(length);
        nanos.addAndGet(length.toNanos());
    }

    /** What happens as soon as somebody has begun to wait. */
    void meanwhile(Runnable event) {
        meanwhile.add(event);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public void pause(Duration length) {
        pass(length);
        meanwhile.forEach(Runnable::run);
        meanwhile.clear();
    }
}
