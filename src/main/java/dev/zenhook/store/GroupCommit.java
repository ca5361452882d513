package dev.zenhook.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what arrives together committed together, on a thread of its own. Who comes alone waits for nobody; who comes during
 * a commit is in the next one.
 */
final class GroupCommit<W, R> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int LARGEST_GROUP = 256;

    private final int maxWaiting;
    private final GroupAttempt<W, R> attempt;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Waiting<W, R>> waiting = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param maxWaiting how many may wait; who comes then is refused at once
     * @param commit commits a group, and gives a result for each member, in the same order
     */
    GroupCommit(String name, int maxWaiting, Function<List<W>, List<R>> commit) {
        this.maxWaiting = maxWaiting;
        this.attempt = new GroupAttempt<>(commit);
        this.thread = Thread.ofPlatform().name(name).start(this::loop);
    }

    /**
     * Returns after the commit.
     *
     * @throws InboxUnavailableException if too many wait, or the commit is not certain
     */
    R commit(W work) {
        Waiting<W, R> one = new Waiting<>(work);
        enter(one);
        return one.await();
    }

    /** How many wait for the next commit. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void enter(Waiting<W, R> one) {
        lock.lock();
        try {
            if (closed || waiting.size() >= maxWaiting) {
                throw new InboxUnavailableException(
                        closed ? "The inbox is closed" : maxWaiting + " wait for the inbox already", null);
            }
            waiting.add(one);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whatever fails, an Error included, is no reason to end: everybody would wait for ever. */
    @SuppressWarnings("CatchingUnchecked")
    private void loop() {
        boolean goesOn = true;
        while (goesOn) {
            try {
                List<Waiting<W, R>> group = nextGroup();
                goesOn = !group.isEmpty();
                attempt.commit(group);
            } catch (Throwable e) {
                log.error("What came together could not be stored", e);
            }
        }
    }

    /** Empty when it is closed. */
    private List<Waiting<W, R>> nextGroup() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            List<Waiting<W, R>> group =
                    new ArrayList<>(LARGEST_GROUP); // afterwards nothing fails that would lose somebody
            while (!waiting.isEmpty() && group.size() < LARGEST_GROUP) {
                group.add(waiting.remove());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** What waits is still committed; what comes later is refused. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true; // what waits is answered first
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
