package dev.zenhook.dispatch;

import dev.zenhook.store.Claim;
import java.time.Duration;
import java.util.function.Consumer;

/** A handler at work, and the only way to interrupt it: never a moment too late, when its outcome is being recorded. */
final class RunningHandler {
    private final Claim claim;
    private final Thread thread;
    private boolean atWork = true;
    private boolean timedOut;
    private boolean shutDown;
    private boolean abandoned;

    RunningHandler(Claim claim, Consumer<RunningHandler> work) {
        this.claim = claim;
        this.thread = Thread.ofVirtual().name("zenhook-" + claim.handler()).unstarted(() -> work.accept(this));
    }

    void start() {
        thread.start();
    }

    Claim claim() {
        return claim;
    }

    /** Tells whether it was still at work. */
    synchronized boolean interruptForTimeout() {
        if (atWork) {
            timedOut = true;
            thread.interrupt();
        }
        return atWork;
    }

    /** A run whose outcome is being recorded is left alone: interrupting it would lose what is nearly safe. */
    synchronized void interruptForShutdown() {
        if (atWork) {
            shutDown = true;
            thread.interrupt();
        }
    }

    /** The inbox is about to close: whatever this run still has to record will not get there. */
    synchronized void abandon() {
        abandoned = true;
        thread.interrupt();
    }

    /** To be called by the handler's thread; what was meant for the handler no longer disturbs it afterwards. */
    synchronized void ended() {
        atWork = false;
        Thread.interrupted();
        if (abandoned) {
            thread.interrupt();
        }
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
