package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.store.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** An interruption is for the handler, and not for the recording of what came of it. */
class RunningHandlerTest {
    private static final Claim CLAIM = new Claim(1, "mailer", 1, Instant.EPOCH, Mockito.mock(WebhookEvent.class), null);

    private final CountDownLatch handling = new CountDownLatch(1);
    private final CountDownLatch handled = new CountDownLatch(1);
    private final CountDownLatch recording = new CountDownLatch(1);
    private final CountDownLatch recorded = new CountDownLatch(1);
    private final AtomicBoolean recordingDisturbed = new AtomicBoolean();

    private final RunningHandler run = new RunningHandler(CLAIM, 0, self -> {
        handling.countDown();
        Doing.ignoringInterruption(handled);
        Thread.currentThread().interrupt(); // as a handler leaves it that was interrupted and went on
        self.ended();
        recording.countDown();
        try {
            recorded.await();
        } catch (InterruptedException e) {
            recordingDisturbed.set(true);
        }
    });

    private void whileHandling() throws InterruptedException {
        Thread.ofPlatform().start(run);
        handling.await();
    }

    private void whileRecording() throws InterruptedException {
        whileHandling();
        handled.countDown();
        recording.await();
    }

    private boolean recordingIsDisturbed() throws InterruptedException {
        handled.countDown();
        recorded.countDown();
        assertThat(run.join(Duration.ofSeconds(20))).isTrue();
        return recordingDisturbed.get();
    }

    @Test
    void aTimeoutOfTheHandlerDoesNotDisturbTheRecording() throws Exception {
        whileHandling();
        assertThat(run.interruptForTimeout()).isTrue();
        assertThat(run.isStuck()).isTrue();

        assertThat(recordingIsDisturbed()).isFalse();
        assertThat(run.isStuck()).isFalse();
    }

    @Test
    void aTimeoutThatComesTooLateDoesNothing() throws Exception {
        whileRecording();

        assertThat(run.interruptForTimeout()).isFalse();
        assertThat(recordingIsDisturbed()).isFalse();
    }

    @Test
    void aShutdownInterruptsTheHandler() throws Exception {
        whileHandling();
        run.interruptForShutdown();

        assertThat(run.endedByShutdown()).isTrue();
        assertThat(recordingIsDisturbed()).isFalse();
    }

    @Test
    void aShutdownLeavesTheRecordingAlone() throws Exception {
        whileRecording();
        run.interruptForShutdown();

        assertThat(run.endedByShutdown()).isFalse();
        assertThat(recordingIsDisturbed()).isFalse();
    }

    @Test
    void aLostLeaseInterruptsTheHandlerAndDoesNotDisturbTheRecording() throws Exception {
        whileHandling();

        assertThat(run.interruptForLostLease()).isTrue();
        assertThat(recordingIsDisturbed()).isFalse();
    }

    @Test
    void aLeaseThatIsLostTooLateDoesNothing() throws Exception {
        whileRecording();

        assertThat(run.interruptForLostLease()).isFalse();
        assertThat(recordingIsDisturbed()).isFalse();
    }

    @Test
    void oneThatNobodyWaitsForHasItsOutcome() throws Exception {
        whileHandling();

        assertThat(run.abandon()).isTrue();
        assertThat(run.isJudged()).isTrue();
        assertThat(recordingIsDisturbed()).isFalse();
    }

    @Test
    void oneThatHasEndedIsNotAbandoned() throws Exception {
        whileRecording();

        assertThat(run.abandon()).isFalse();
        assertThat(run.isJudged()).isFalse();
        assertThat(recordingIsDisturbed()).isFalse();
    }

    @Test
    void anInterruptionBeforeItsThreadHasBegunIsNotLost() throws Exception {
        AtomicBoolean interrupted = new AtomicBoolean();
        RunningHandler early = new RunningHandler(
                CLAIM, 0, self -> interrupted.set(Thread.currentThread().isInterrupted()));
        early.interruptForShutdown();

        Thread.ofPlatform().start(early).join();

        assertThat(interrupted).isTrue();
    }

    /** Its thread is used again. */
    @Test
    void noInterruptionOfOneRunReachesTheNext() throws Exception {
        List<Boolean> disturbed = new CopyOnWriteArrayList<>();
        RunningHandler first =
                new RunningHandler(CLAIM, 0, self -> Thread.currentThread().interrupt());
        RunningHandler next = new RunningHandler(CLAIM, 0, self -> {
            disturbed.add(first.interruptForTimeout());
            disturbed.add(Thread.currentThread().isInterrupted());
        });

        Thread.ofPlatform()
                .start(() -> {
                    first.run();
                    disturbed.add(Thread.currentThread().isInterrupted());
                    next.run();
                })
                .join();

        assertThat(disturbed).containsExactly(false, false, false);
    }

    @Test
    void whoeverInterruptsAThreadThatIsIdleDoesNotMeanItsNextRun() throws Exception {
        AtomicBoolean disturbed = new AtomicBoolean();
        RunningHandler next = new RunningHandler(
                CLAIM, 0, self -> disturbed.set(Thread.currentThread().isInterrupted()));

        Thread.ofPlatform()
                .start(() -> {
                    Thread.currentThread().interrupt();
                    next.run();
                })
                .join();

        assertThat(disturbed).isFalse();
    }

    @Test
    void itIsHeldUntilItsLeaseEndsAndLongerWhenThatIsRenewed() {
        assertThat(run.isHeldAt(-1)).isTrue();
        assertThat(run.isHeldAt(0)).isFalse();

        run.hold(10);

        assertThat(run.isHeldAt(9)).isTrue();
        assertThat(run.isHeldAt(10)).isFalse();
    }
}
