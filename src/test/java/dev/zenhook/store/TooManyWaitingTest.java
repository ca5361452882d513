package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is slower than its senders does not fill the memory. */
class TooManyWaitingTest {
    private static final int SENT = 10;
    private static final int MAX_WAITING = 2;

    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void whoIsTooMuchIsAnsweredAtOnceToComeAgain(@TempDir Path directory) throws Exception {
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .set("zenhook.store.max-waiting", Integer.toString(MAX_WAITING))
                .start()) {
            Thread slow = keepBusy(zenhook.bean(Database.class));
            List<FutureTask<HttpResponse<String>>> sent =
                    Stream.generate(() -> send(zenhook)).limit(SENT).toList();
            List<FutureTask<HttpResponse<String>>> refused = awaitRefusals(sent);
            long stored = zenhook.log().count();
            gate.countDown();

            assertThat(stored).isZero();
            assertThat(refused).hasSizeLessThan(SENT).allSatisfy(one -> assertUnavailable(one.get()));
            assertThat(sent)
                    .filteredOn(one -> !refused.contains(one))
                    .allSatisfy(one -> assertThat(one.get().statusCode()).isEqualTo(200));
            assertThat(zenhook.log().count()).isEqualTo(SENT - refused.size());
            slow.join();
        }
    }

    /** All but those that wait, and those that are in the group at which the commit is: it cannot be larger. */
    private List<FutureTask<HttpResponse<String>>> awaitRefusals(List<FutureTask<HttpResponse<String>>> sent) {
        try {
            await().until(() -> sent.stream().filter(FutureTask::isDone).count() >= SENT - 2 * MAX_WAITING);
            return sent.stream().filter(FutureTask::isDone).toList();
        } catch (RuntimeException e) {
            gate.countDown(); // or nothing here would ever end
            throw e;
        }
    }

    private static FutureTask<HttpResponse<String>> send(RunningZenhook zenhook) {
        FutureTask<HttpResponse<String>> sending =
                new FutureTask<>(() -> zenhook.send(Webhook.event("customer.created")));
        Thread.ofPlatform().start(sending);
        return sending;
    }

    private Thread keepBusy(Database database) throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform()
                .daemon()
                .start(() -> database.durably(transaction -> {
                    busy.countDown();
                    return waitForGate();
                }));
        busy.await();
        return thread;
    }

    private boolean waitForGate() {
        try {
            gate.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"urn:zenhook:inbox-unavailable\"");
    }
}
