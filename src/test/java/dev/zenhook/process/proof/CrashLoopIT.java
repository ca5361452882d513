package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.machine.FreePort;
import dev.zenhook.process.ZenhookProcess;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 200 means durable, whatever becomes of the process, and whenever. */
class CrashLoopIT {
    private static final int KILLS = Scale.of(2, 200);
    private static final int RESOURCES = 50;
    private static final int MOST_EVENTS = 200;
    private static final int LONGEST_START_MILLIS = 3_000;

    private final Random random = new Random();

    @TempDir(factory = RealDisk.class, cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingAcknowledgedIsLostByKillsAtRandom(Engine engine) throws Exception {
        Proof proof = Proof.of(engine, folder).withShortLeases();
        int port = FreePort.find();
        AtomicReference<ZenhookProcess> running =
                new AtomicReference<>(proof.zenhook().port(port).start());
        try {
            try (Load load = Load.on(running::get, proof.ledger(), RESOURCES)) {
                for (int kill = 1; kill <= KILLS; kill++) {
                    proof.awaitAcknowledged(1 + random.nextInt(MOST_EVENTS));
                    running.get().kill();
                    if (kill % 3 == 1) {
                        killOneThatStarts(proof.zenhook().port(port));
                    }
                    running.set(proof.zenhook().port(port).start());
                }
            }
            assertThat(proof.ledger().silences())
                    .as("requests that a kill left unanswered")
                    .isNotEmpty();
            proof.nothingIsLost();
        } finally {
            running.get().close();
        }
    }

    /** At any moment of its start, and also when it has just begun to work off what the one before it left. */
    private void killOneThatStarts(ZenhookProcess.Start zenhook) throws InterruptedException {
        try (ZenhookProcess starting = zenhook.launch()) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_START_MILLIS));
        }
    }
}
