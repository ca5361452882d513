package dev.zenhook.process.proof;

import dev.zenhook.process.ZenhookProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the embedded database is full, and then it is not. */
class DiskFullIT {
    private static final int TIMES = Scale.of(1, 10);
    private static final int RESOURCES = 50;
    private static final int REFUSALS = 30;

    @TempDir(factory = RealDisk.class, cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void itAnswers503RecoversWithoutARestartAndLosesNothing() throws Exception {
        Path mounted = Files.createDirectory(folder.resolve("disk"));
        try (SmallDisk disk = SmallDisk.in(mounted, Scale.of(16, 256))) {
            Proof proof = Proof.of(Engine.SQLITE, folder, Engine.SQLITE.database(disk.folder()));
            try (ZenhookProcess zenhook = proof.zenhook().start()) {
                try (Load load = Load.on(() -> zenhook, proof.ledger(), RESOURCES)) {
                    for (int time = 0; time < TIMES; time++) {
                        proof.awaitAcknowledged(RESOURCES);
                        disk.fill();
                        proof.awaitRefused(REFUSALS);
                        disk.free();
                    }
                    proof.awaitAcknowledged(RESOURCES);
                }
                proof.nothingIsLost();
                proof.nothingRanTwice();
            }
        }
    }
}
