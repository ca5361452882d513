package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import dev.zenhook.verify.RejectionListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where one stranger's signature is verified at a time, all others' wait for it. */
class StrangersTurnTest {
    /** Is told while the verifier is at work, and has it stay there. */
    private static final class Holding implements RejectionListener, AutoCloseable {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        @Override
        public void rejected(Rejection rejection) {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            end.countDown();
        }
    }

    @Test
    void aStrangerWaitsForAnotherAndWhoIsKnownForNobody(@TempDir Path folder) throws InterruptedException {
        Holding verifier = new Holding();
        try (RunningZenhook zenhook = RunningZenhook.in(folder)
                        .set("zenhook.receive.verifications-of-strangers", "1")
                        .bean("holding", verifier)
                        .start();
                RawConnection known = new RawConnection(zenhook.port());
                RawConnection forger = new RawConnection(zenhook.port());
                RawConnection stranger = new RawConnection(zenhook.port());
                verifier) {
            assertThat(known.send(webhook()).answer().status()).isEqualTo(200);
            forger.send(webhook().signature(webhook().signature()));
            verifier.begun.await();

            stranger.send(webhook());
            assertThat(known.send(webhook()).answer().status()).isEqualTo(200);
            await().during(Duration.ofMillis(200)).atMost(Duration.ofSeconds(2)).until(() -> !stranger.hasAnswer());

            verifier.close();
            assertThat(stranger.answer().status()).isEqualTo(200);
            assertThat(forger.answer().status()).isEqualTo(401);
        }
    }

    /** Another one each time. */
    private static RawRequest webhook() {
        return RawRequest.of(Webhook.event("customer.created")).keptAlive();
    }
}
