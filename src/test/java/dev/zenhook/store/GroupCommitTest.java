package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Commits take as long as the test wants them to. */
class GroupCommitTest {
    private static final int MAX_WAITING = 5;

    private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();
    private final Semaphore mayCommit = new Semaphore(0);
    private volatile Set<Integer> bad = Set.of();
    private volatile Throwable failure = new DataIntegrityViolationException("refused");
    private volatile @Nullable Throwable failureAlone;
    private final GroupCommit<Integer, String> commits = new GroupCommit<>("test-commits", MAX_WAITING, this::commit);

    private List<String> commit(List<Integer> group) {
        groups.add(group);
        mayCommit.acquireUninterruptibly();
        if (group.stream().anyMatch(bad::contains)) {
            GroupCommitTest.<RuntimeException>sneak(group.size() > 1 || failureAlone == null ? failure : failureAlone);
        }
        return group.stream().map(number -> "done " + number).toList();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
        throw (T) failure;
    }

    @AfterEach
    void close() {
        mayCommit.release(1_000);
        commits.close();
    }

    private FutureTask<String> request(int number) {
        FutureTask<String> request = new FutureTask<>(() -> commits.commit(number));
        Thread.ofPlatform().start(request);
        return request;
    }

    /** The first is being committed, and the others came meanwhile, in this order. */
    private List<FutureTask<String>> waitingBehind(int first, int... others) {
        List<FutureTask<String>> waiting = new ArrayList<>(List.of(request(first)));
        await().until(() -> groups.size() == 1);
        for (int number : others) {
            FutureTask<String> request = new FutureTask<>(() -> commits.commit(number));
            awaitWaiting(Thread.ofPlatform().start(request));
            waiting.add(request);
        }
        return waiting;
    }

    private static void awaitWaiting(Thread thread) {
        await().until(() -> thread.getState() == Thread.State.WAITING);
    }

    private static void assertUnavailable(Future<String> request) {
        assertThatThrownBy(request::get).hasCauseInstanceOf(InboxUnavailableException.class);
    }

    @Test
    void whoComesAloneIsCommittedAloneAndWaitsForNobody() throws Exception {
        mayCommit.release();

        assertThat(request(1).get()).isEqualTo("done 1");
        assertThat(groups).containsExactly(List.of(1));
    }

    @Test
    void thoseWhoComeDuringACommitAreTheNextGroup() throws Exception {
        List<FutureTask<String>> waiting = waitingBehind(1, 2, 3, 4);
        mayCommit.release(2);

        for (int i = 0; i < waiting.size(); i++) {
            assertThat(waiting.get(i).get()).isEqualTo("done " + (i + 1));
        }
        assertThat(groups).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @Test
    void nobodyIsAnsweredBeforeTheCommit() {
        List<FutureTask<String>> waiting = waitingBehind(1, 2);

        assertThat(waiting).noneMatch(Future::isDone);
    }

    @Test
    void whoComesWhenTooManyWaitIsRefusedAtOnce() throws Exception {
        List<FutureTask<String>> waiting = waitingBehind(0, 1, 2, 3, 4, 5);

        assertThatExceptionOfType(InboxUnavailableException.class)
                .isThrownBy(() -> commits.commit(6))
                .withMessage(MAX_WAITING + " wait for the inbox already");
        mayCommit.release(2);
        assertThat(waiting.getLast().get()).isEqualTo("done 5");
    }

    @Test
    void ofAGroupThatFailsOnlyTheBadOneDoes() throws Exception {
        bad = Set.of(3);
        List<FutureTask<String>> waiting = waitingBehind(1, 2, 3, 4);
        mayCommit.release(10);

        assertUnavailable(waiting.get(2));
        assertThat(waiting.get(1).get()).isEqualTo("done 2");
        assertThat(waiting.get(3).get()).isEqualTo("done 4");
        assertThat(groups).containsExactly(List.of(1), List.of(2, 3, 4), List.of(2), List.of(3), List.of(4));
    }

    @Test
    void aDatabaseThatIsGoneFailsAllWithoutBeingAskedForEach() {
        failure = new DataAccessResourceFailureException("gone");
        bad = Set.of(3);
        List<FutureTask<String>> waiting = waitingBehind(1, 2, 3, 4);
        mayCommit.release(10);

        waiting.subList(1, 4).forEach(GroupCommitTest::assertUnavailable);
        assertThat(groups).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @ParameterizedTest
    @MethodSource("brokenConnections")
    void aConnectionThatIsBrokenFailsAllAsWell(RuntimeException broken) {
        failure = broken;
        bad = Set.of(3);
        List<FutureTask<String>> waiting = waitingBehind(1, 2, 3, 4);
        mayCommit.release(10);

        waiting.subList(1, 4).forEach(GroupCommitTest::assertUnavailable);
        assertThat(groups).hasSize(2);
    }

    static List<RuntimeException> brokenConnections() {
        return List.of(
                new CannotCreateTransactionException("no connection"),
                new TransactionSystemException("JDBC rollback failed"),
                new QueryTimeoutException("for too long"),
                new TransientDataAccessResourceException("broken"),
                new RecoverableDataAccessException("broken"));
    }

    /** Each attempt may take seconds, and whoever comes meanwhile would wait for them all. */
    @Test
    void aDatabaseThatIsGoneMeanwhileIsNotAskedForEachOfTheRest() throws Exception {
        bad = Set.of(3);
        failureAlone = new CannotCreateTransactionException("no connection");
        List<FutureTask<String>> waiting = waitingBehind(1, 2, 3, 4, 5);
        mayCommit.release(10);

        assertThat(waiting.get(1).get()).isEqualTo("done 2");
        waiting.subList(2, 5).forEach(GroupCommitTest::assertUnavailable);
        assertThat(groups).containsExactly(List.of(1), List.of(2, 3, 4, 5), List.of(2), List.of(3));
    }

    @Test
    void oneThatIsLockedOutHarmsNobodyInItsGroup() throws Exception {
        failure = new CannotAcquireLockException("held by somebody else");
        bad = Set.of(3);
        List<FutureTask<String>> waiting = waitingBehind(1, 2, 3, 4);
        mayCommit.release(10);

        assertUnavailable(waiting.get(2));
        assertThat(waiting.get(1).get()).isEqualTo("done 2");
        assertThat(waiting.get(3).get()).isEqualTo("done 4");
    }

    /** Each waits for some seconds, and all others with it. */
    @Test
    void locksAreNotWaitedForByEachOfManyInVain() {
        failure = new CannotAcquireLockException("held by somebody else");
        bad = Set.of(2, 3, 4, 5);
        List<FutureTask<String>> waiting = waitingBehind(1, 2, 3, 4, 5);
        mayCommit.release(10);

        waiting.subList(1, 5).forEach(GroupCommitTest::assertUnavailable);
        assertThat(groups).containsExactly(List.of(1), List.of(2, 3, 4, 5), List.of(2), List.of(3));
    }

    @Test
    void anErrorReachesWhoeverWaitsAndIsNotTheEnd() throws Exception {
        failure = new StackOverflowError("pretended");
        bad = Set.of(1);
        List<FutureTask<String>> waiting = waitingBehind(1);
        mayCommit.release(10);

        assertThatThrownBy(() -> waiting.getFirst().get()).rootCause().isSameAs(failure);
        assertThat(request(2).get()).isEqualTo("done 2");
    }

    @Test
    void toBeClosedIsToCommitWhatWaitsAndToRefuseWhatComesLater() throws Exception {
        List<FutureTask<String>> waiting = waitingBehind(1, 2, 3);
        Thread closing = Thread.ofPlatform().start(commits::close);
        awaitWaiting(closing);

        assertThatExceptionOfType(InboxUnavailableException.class)
                .isThrownBy(() -> commits.commit(4))
                .withMessage("The inbox is closed");
        mayCommit.release(2);
        closing.join();
        assertThat(waiting.getLast().get()).isEqualTo("done 3");
        assertThat(groups).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void toBeClosedIsToWaitForTheOneThatIsBeingCommitted() throws Exception {
        FutureTask<String> request = waitingBehind(1).getFirst();
        Thread closing = Thread.ofPlatform().start(commits::close);
        awaitWaiting(closing);

        mayCommit.release();
        closing.join();
        assertThat(request.get()).isEqualTo("done 1");
    }
}
