package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.process.ZenhookProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the embedded database is full, and then it is not. */
class DiskFullIT {
    private static final int TIMES = Scale.of(1, 10);
    private static final int RESOURCES = 50;
    private static final int REFUSALS = 30;

    @TempDir(factory = RealDisk.class)
    private Path folder;

    @Test
    void itAnswers503RecoversWithoutARestartAndLosesNothing() throws Exception {
        Path mounted = Files.createDirectory(folder.resolve("disk"));
        try (SmallDisk disk = SmallDisk.in(mounted, Scale.of(16, 256))) {
            Proof proof = new Proof(folder, Engine.SQLITE.database(disk.folder()), new Ledger());
            try (ZenhookProcess zenhook = proof.zenhook().start()) {
                try (Load load = Load.on(() -> zenhook, proof.ledger(), RESOURCES)) {
                    for (int time = 0; time < TIMES; time++) {
                        runFullAndRecover(proof, disk);
                    }
                }
                proof.nothingIsLost();
            }
        }
    }

    private static void runFullAndRecover(Proof proof, SmallDisk disk) throws Exception {
        Ledger ledger = proof.ledger();
        awaitMore(ledger);
        long refused = ledger.answers(503);
        disk.fill();
        await("503").atMost(Duration.ofMinutes(1)).until(() -> ledger.answers(503) > refused + REFUSALS);
        disk.free();
        awaitMore(ledger);
        assertThat(ledger.statuses()).as("the answers").isSubsetOf(200, 503);
    }

    private static void awaitMore(Ledger ledger) {
        int before = ledger.acknowledged().size();
        await("200")
                .atMost(Duration.ofMinutes(1))
                .until(() -> ledger.acknowledged().size() > before + RESOURCES);
    }
}
