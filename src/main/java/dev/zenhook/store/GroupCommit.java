package dev.zenhook.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * Has what arrives together committed together, on a thread of its own. Who comes alone waits for nobody; who comes during
 * a commit is in the next one. A group that fails is committed one by one, so that one bad member harms nobody else.
 */
final class GroupCommit<W, R> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
    private static final int LARGEST_GROUP = 256;

    /** So many members of a group may each wait for a lock in vain: everybody behind them waits for that as well. */
    private static final int MOST_LOCKED_OUT = 2;

    private final int maxWaiting;
    private final Function<List<W>, List<R>> commit;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<Waiting<W, R>> waiting = new ArrayDeque<>();
    private boolean closed;

    private record Waiting<W, R>(W work, CompletableFuture<R> result) {}

    /**
     * @param maxWaiting how many may wait; who comes then is refused at once
     * @param commit commits a group, and gives a result for each member, in the same order
     */
    GroupCommit(String name, int maxWaiting, Function<List<W>, List<R>> commit) {
        this.maxWaiting = maxWaiting;
        this.commit = commit;
        this.thread = Thread.ofPlatform().name(name).start(this::loop);
    }

    /**
     * Returns after the commit.
     *
     * @throws InboxUnavailableException if too many wait, or the commit is not certain
     */
    R commit(W work) {
        CompletableFuture<R> result = new CompletableFuture<>();
        enter(new Waiting<>(work, result));
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new InboxUnavailableException("The inbox could not be written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InboxUnavailableException("Interrupted before the inbox was written", e);
        }
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
                commitTogether(group);
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

    private void commitTogether(List<Waiting<W, R>> group) {
        Throwable failure = group.isEmpty() ? null : tryToCommit(group);
        if (failure == null) {
            return;
        }
        if (group.size() == 1 || isDatabaseGone(failure)) {
            fail(group, failure);
        } else {
            commitOneByOne(group);
        }
    }

    /**
     * Until the database is found to be gone, or locks are: each further one would wait for it in vain, and all others behind
     * them. They are sent again, and are then in other company.
     */
    private void commitOneByOne(List<Waiting<W, R>> group) {
        int lockedOut = 0;
        for (int i = 0; i < group.size(); i++) {
            Throwable failure = tryToCommit(group.subList(i, i + 1));
            lockedOut += failure instanceof PessimisticLockingFailureException ? 1 : 0;
            if (failure != null && (isDatabaseGone(failure) || lockedOut == MOST_LOCKED_OUT)) {
                fail(group.subList(i, group.size()), failure);
                return;
            }
            if (failure != null) {
                fail(group.subList(i, i + 1), failure);
            }
        }
    }

    /**
     * Whatever fails, an Error included, those who wait are to know.
     *
     * @return null if it is committed, and who waits for it answered
     */
    @SuppressWarnings("CatchingUnchecked")
    private @Nullable Throwable tryToCommit(List<Waiting<W, R>> group) {
        try {
            List<R> results = commit.apply(group.stream().map(Waiting::work).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).result.complete(results.get(i));
            }
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private void fail(List<Waiting<W, R>> group, Throwable failure) {
        group.forEach(one -> one.result.completeExceptionally(failure));
    }

    /**
     * Then it is gone for all. A transaction that could neither be begun, committed nor rolled back says so, too: when a
     * connection breaks, the rollback's failure takes the place of the first one. One that took too long has used up the
     * patience of all.
     */
    private static boolean isDatabaseGone(Throwable failure) {
        return failure instanceof TransactionException
                || failure instanceof QueryTimeoutException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessResourceException
                || failure instanceof RecoverableDataAccessException;
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
