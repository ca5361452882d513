package dev.zenhook.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How fast an act goes, until it is stopped. One thread goes by it, any may stop it. */
final class ActPace {
    private final long between;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long next = System.nanoTime();

    /** @param rate steps per second */
    ActPace(int rate) {
        this.between = Duration.ofSeconds(1).toNanos() / rate;
    }

    /** Waits until the next step may be taken; false if there is to be none. */
    boolean awaitTurn() {
        long now = System.nanoTime();
        next = Math.max(next, now - Duration.ofSeconds(1).toNanos()); // what was missed is made up for, within limits
        boolean goesOn = pause(Duration.ofNanos(Math.max(0, next - now)));
        next += between;
        return goesOn;
    }

    /** False if it was stopped. */
    boolean pause(Duration time) {
        try {
            return !stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean goesOn() {
        return stopped.getCount() > 0;
    }

    void stop() {
        stopped.countDown();
    }
}
