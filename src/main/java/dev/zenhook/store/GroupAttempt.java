package dev.zenhook.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * Commits a group, and tells its members. One that fails is committed one by one, so that one bad member harms nobody else.
 *
 * @param commit commits a group, and gives a result for each member, in the same order
 */
record GroupAttempt<W, R>(Function<List<W>, List<R>> commit) {
    /** So many members of a group may each wait for a lock in vain: everybody behind them waits for that as well. */
    private static final int MOST_LOCKED_OUT = 2;

    void commit(List<Waiting<W, R>> group) {
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
                group.get(i).result().complete(results.get(i));
            }
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private void fail(List<Waiting<W, R>> group, Throwable failure) {
        group.forEach(one -> one.result().completeExceptionally(failure));
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
}
