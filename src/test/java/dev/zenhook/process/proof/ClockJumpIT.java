package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.zenhook.process.ZenhookProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The wall clock of the service's machine jumps, as when somebody sets it; the monotonic one goes on, as it does. */
class ClockJumpIT {
    private static final Path FAKETIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");
    private static final int TIMES = Scale.of(1, 10);
    private static final int RESOURCES = 50;

    @TempDir(factory = RealDisk.class)
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void anHourForthAndBackHoldsNothingUp(Engine engine) throws Exception {
        assumeTrue(Files.exists(FAKETIME), "needs Debian's package faketime");
        Proof proof = Proof.of(engine, folder);
        setClock("+0");
        try (ZenhookProcess zenhook = proof.zenhook()
                .environment("LD_PRELOAD", FAKETIME.toString())
                .environment("FAKETIME_TIMESTAMP_FILE", clock().toString())
                .environment("FAKETIME_CACHE_DURATION", "1")
                .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .start()) {
            try (Load load = Load.on(() -> zenhook, proof.ledger(), RESOURCES)) {
                for (int time = 0; time < TIMES; time++) {
                    for (String offset : List.of("+1h", "-1h", "+0")) {
                        setClock(offset);
                        awaitMore(proof);
                    }
                }
            }
            proof.nothingIsLost();
            assertThat(proof.recording().runs().values()).as("runs per event").containsOnly(1L);
        }
    }

    private Path clock() {
        return folder.resolve("clock");
    }

    private void setClock(String offset) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), offset + "\n");
        Files.move(next, clock(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** Long enough for the library to have read its file again. */
    private static void awaitMore(Proof proof) throws InterruptedException {
        Thread.sleep(1_500);
        int acknowledged = proof.ledger().acknowledged().size();
        int handled = proof.recording().handled().size();
        await("more to be acknowledged and handled")
                .atMost(Duration.ofSeconds(30))
                .until(() -> proof.ledger().acknowledged().size() > acknowledged + RESOURCES
                        && proof.recording().handled().size() > handled + RESOURCES);
    }
}
