package dev.zenhook.process.proof;

import dev.zenhook.postgres.PostgresServer;
import dev.zenhook.process.ZenhookProcess;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL ends as if it had crashed, and comes again. Zenhook goes on all the time. */
class DatabaseGoneIT {
    private static final int CRASHES = Scale.of(1, 200);
    private static final int OUTAGE_SECONDS = Scale.of(3, 30);
    private static final int RESOURCES = 50;
    private static final int REFUSALS = 30;
    private static final int MOST_EVENTS = 200;

    private final PostgresServer server = PostgresServer.shared();
    private final Random random = new Random();

    @TempDir(factory = RealDisk.class, cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void itAnswers503RecoversWithoutARestartAndLosesNothing() throws Exception {
        Proof proof = Proof.of(Engine.POSTGRESQL, folder);
        try (ZenhookProcess zenhook = proof.zenhook().start()) {
            try (Load load = Load.on(() -> zenhook, proof.ledger(), RESOURCES)) {
                proof.awaitAcknowledged(RESOURCES);
                server.crash();
                try {
                    proof.awaitRefused(REFUSALS);
                    TimeUnit.SECONDS.sleep(OUTAGE_SECONDS);
                } finally {
                    server.startAgain();
                }
                proof.awaitAcknowledged(RESOURCES);
            }
            proof.nothingIsLost();
        }
    }

    @Test
    void nothingAcknowledgedIsLostByCrashesAtRandom() throws Exception {
        Proof proof = Proof.of(Engine.POSTGRESQL, folder);
        try (ZenhookProcess zenhook = proof.zenhook().start()) {
            try (Load load = Load.on(() -> zenhook, proof.ledger(), RESOURCES)) {
                for (int crash = 0; crash < CRASHES; crash++) {
                    proof.awaitAcknowledged(1 + random.nextInt(MOST_EVENTS));
                    server.crash();
                    server.startAgain();
                }
                proof.awaitAcknowledged(RESOURCES);
            }
            proof.nothingIsLost();
        }
    }
}
