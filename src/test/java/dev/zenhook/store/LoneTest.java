package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who commits for one who comes alone. Commits take as long as the test wants them to. */
class LoneTest {
    private final List<Thread> committers = new CopyOnWriteArrayList<>();
    private final Semaphore mayCommit = new Semaphore(0);
    private final GroupCommit<Integer, String> leading =
            new GroupCommit<>("test-leading", 5, Lone.COMMITS_ITSELF, this::commit);
    private final GroupCommit<Integer, String> following =
            new GroupCommit<>("test-following", 5, Lone.IS_A_GROUP, this::commit);

    private List<String> commit(List<Integer> group) {
        committers.add(Thread.currentThread());
        mayCommit.acquireUninterruptibly();
        return group.stream().map(number -> "done " + number).toList();
    }

    @AfterEach
    void close() {
        mayCommit.release(1_000);
        leading.close();
        following.close();
    }

    private FutureTask<String> request(int number) {
        return new FutureTask<>(() -> leading.commit(number));
    }

    /** It leads, and is in its commit. */
    private Thread leader(FutureTask<String> request) {
        Thread thread = Thread.ofVirtual().start(request);
        await().until(() -> committers.size() == 1);
        return thread;
    }

    @Test
    void whoComesAloneIsCommittedOnItsOwnThread() {
        mayCommit.release(2);

        assertThat(leading.commit(1)).isEqualTo("done 1");
        assertThat(leading.commit(2)).isEqualTo("done 2");
        assertThat(committers).containsExactly(Thread.currentThread(), Thread.currentThread());
    }

    @Test
    void orOnTheOtherThreadIfItsOwnWillNotDo() {
        mayCommit.release();

        assertThat(following.commit(1)).isEqualTo("done 1");
        assertThat(committers).extracting(Thread::getName).containsExactly("test-following");
    }

    /** It has a carrier, of which there are as many as cores. */
    @Test
    void whoLeadsIsAnsweredAfterItsOwnCommitAndCommitsForNobodyElse() throws Exception {
        FutureTask<String> first = request(1);
        Thread leader = leader(first);
        FutureTask<String> second = request(2);
        Thread.ofVirtual().start(second);
        await().until(() -> leading.waiting() == 1);

        mayCommit.release();
        assertThat(first.get()).isEqualTo("done 1");
        await().until(() -> committers.size() == 2);
        assertThat(second.isDone()).isFalse();
        mayCommit.release();
        assertThat(second.get()).isEqualTo("done 2");
        assertThat(committers.getFirst()).isSameAs(leader);
        assertThat(committers.getLast().getName()).isEqualTo("test-leading");
    }

    @Test
    void whoIsInterruptedWhileItLeadsIsAnsweredAllTheSameAndStaysInterrupted() throws Exception {
        FutureTask<String> request = new FutureTask<>(() ->
                leading.commit(1) + ", interrupted " + Thread.currentThread().isInterrupted());
        Thread leader = leader(request);

        leader.interrupt();
        mayCommit.release();
        assertThat(request.get()).isEqualTo("done 1, interrupted true");
    }
}
