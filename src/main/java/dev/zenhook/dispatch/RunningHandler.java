package dev.zenhook.dispatch;

import dev.zenhook.store.Claim;
import java.time.Duration;
import java.util.function.Consumer;

/** A handler at work, and the only way to interrupt it: never a moment too late, when its outcome is being judged. */
final class RunningHandler {
    private final Claim claim;
    private final Thread thread;
    private boolean atWork = true;
    private boolean timedOut;
    private boolean shutDown;
    private volatile long heldUntil;

    /** @param heldUntil the nanoTime at which its lease ends, unless it is {@link #hold held} longer */
    RunningHandler(Claim claim, long heldUntil, Consumer<RunningHandler> work) {
        this.claim = claim;
        this.heldUntil = heldUntil;
        this.thread = Thread.ofVirtual().name("zenhook-" + claim.handler()).unstarted(() -> work.accept(this));
    }

    void start() {
        thread.start();
    }

    Claim claim() {
        return claim;
    }

    /** Its lease was renewed. */
    void hold(long until) {
        heldUntil = until;
    }

    boolean isHeldAt(long nanoTime) {
        return heldUntil - nanoTime > 0;
    }

    /** Tells whether it was still at work. */
    synchronized boolean interruptForTimeout() {
        if (atWork) {
            timedOut = true;
            thread.interrupt();
        }
        return atWork;
    }

    /** Somebody else may have the delivery now. Tells whether it was still at work. */
    synchronized boolean interruptForLostLease() {
        if (atWork) {
            thread.interrupt();
        }
        return atWork;
    }

    synchronized void interruptForShutdown() {
        if (atWork) {
            shutDown = true;
            thread.interrupt();
        }
    }

    /** To be called by the handler's thread; what was meant for the handler no longer disturbs it afterwards. */
    synchronized void ended() {
        atWork = false;
        Thread.interrupted();
    }

    synchronized boolean endedByShutdown() {
        return shutDown;
    }

    /** Interrupted for having taken too long, and going on all the same. */
    synchronized boolean isStuck() {
        return atWork && timedOut;
    }

    synchronized boolean isAtWork() {
        return atWork;
    }

    boolean join(Duration atMost) throws InterruptedException {
        return thread.join(atMost);
    }
}
