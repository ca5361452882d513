package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final int KILLS = Scale.of(3, 200);
    private static final int RESOURCES = 50;
    private static final int LONGEST_LIFE_MILLIS = 1_500;

    private final Random random = new Random();

    @TempDir(factory = RealDisk.class, cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingAcknowledgedIsLostByKillsAtRandom(Engine engine) throws Exception {
        Proof proof = Proof.of(engine, folder);
        int port = ZenhookProcess.freePort();
        AtomicReference<ZenhookProcess> running =
                new AtomicReference<>(proof.zenhook().port(port).start());
        try (Load load = Load.on(running::get, proof.ledger(), RESOURCES)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                running.get().kill();
                running.set(start(proof.zenhook().port(port), kill));
            }
        }
        try (ZenhookProcess last = running.get()) {
            assertThat(proof.ledger().answers(0))
                    .as("requests that a kill left unanswered")
                    .isPositive();
            proof.nothingIsLost();
        }
    }

    /** Every third is killed while it starts. */
    private static ZenhookProcess start(ZenhookProcess.Start zenhook, int kill) {
        return kill % 3 == 1 ? zenhook.launch() : zenhook.start();
    }
}
