package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.process.ZenhookProcess;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same event, from everywhere at once. */
class DuplicatesIT {
    private static final int COPIES = Scale.of(500, 10_000);
    private static final int CONNECTIONS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(Scale.of(1, 10));

    @TempDir(factory = RealDisk.class, cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void copiesOfOneEventAreOneEntryAndOneRun(Engine engine) throws Exception {
        Proof proof = Proof.of(engine, folder);
        byte[] body = Webhook.event("customer.created").id("event_1").body();
        String signature = SigningKey.shared().sign(body);
        Semaphore connections = new Semaphore(CONNECTIONS);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (ZenhookProcess zenhook = proof.zenhook().start()) {
            try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int copy = 0; copy < COPIES; copy++) {
                    senders.execute(() -> {
                        connections.acquireUninterruptibly();
                        try {
                            proof.ledger().write("event_1", sendUntilAnswered(zenhook, body, signature, deadline));
                        } finally {
                            connections.release();
                        }
                    });
                }
            }
            assertThat(proof.ledger().statuses())
                    .as("%s", proof.ledger())
                    .isSubsetOf(200, 503)
                    .contains(200);
            proof.awaitIdle();
            assertThat(proof.entries().perEvent()).isEqualTo(Map.of("event_1", 1));
            assertThat(proof.recording().runs()).isEqualTo(Map.of("event_1", 1L));
        }
    }

    /** So many at once, and some may not even be connected. The status; 0 if none came in time. */
    private static int sendUntilAnswered(ZenhookProcess zenhook, byte[] body, String signature, long deadline) {
        int status = 0;
        while (status == 0 && System.nanoTime() < deadline) {
            status = zenhook.tryPost("/webhooks", body, signature);
        }
        return status;
    }
}
