package dev.zenhook.dispatch;

import dev.zenhook.store.Claim;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A handler at work, and the only way to interrupt it: never a moment too late, when its outcome is being judged. */
final class RunningHandler implements Runnable {
    private final Claim claim;
    private final Consumer<RunningHandler> work;
    private final CountDownLatch over = new CountDownLatch(1);

    /** Its own until it ends, and then somebody else's; null before it begins. */
    private @Nullable Thread thread;

    private boolean interruptedEarly;
    private boolean atWork = true;
    private boolean timedOut;
    private boolean shutDown;
    private volatile boolean judged;
    private volatile long heldUntil;

    /** @param heldUntil the nanoTime at which its lease ends, unless it is {@link #hold held} longer */
    RunningHandler(Claim claim, long heldUntil, Consumer<RunningHandler> work) {
        this.claim = claim;
        this.heldUntil = heldUntil;
        this.work = work;
    }

    @Override
    public void run() {
        begin();
        try {
            work.accept(this);
        } finally {
            ended();
            over.countDown();
        }
    }

    /** Whatever interrupted the thread before, meant somebody else. */
    private synchronized void begin() {
        Thread.interrupted();
        thread = Thread.currentThread();
        if (interruptedEarly) {
            thread.interrupt();
        }
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
            interrupt();
        }
        return atWork;
    }

    /** Somebody else may have the delivery now. Tells whether it was still at work. */
    synchronized boolean interruptForLostLease() {
        if (atWork) {
            interrupt();
        }
        return atWork;
    }

    synchronized void interruptForShutdown() {
        if (atWork) {
            shutDown = true;
            interrupt();
        }
    }

    private void interrupt() {
        if (thread == null) {
            interruptedEarly = true;
        } else {
            thread.interrupt();
        }
    }

    /**
     * To be called by the handler's thread; what was meant for the handler disturbs neither what it does afterwards nor the
     * next run on it.
     */
    synchronized void ended() {
        atWork = false;
        Thread.interrupted();
    }

    synchronized boolean endedByShutdown() {
        return shutDown;
    }

    /** It has its outcome. */
    void judged() {
        judged = true;
    }

    boolean isJudged() {
        return judged;
    }

    /** Nobody waits for it any longer, so nothing that it still does is its outcome. Tells whether it was still at work. */
    synchronized boolean abandon() {
        judged |= atWork;
        return atWork;
    }

    /** Interrupted for having taken too long, and going on all the same. */
    synchronized boolean isStuck() {
        return atWork && timedOut;
    }

    boolean join(Duration atMost) throws InterruptedException {
        return over.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
