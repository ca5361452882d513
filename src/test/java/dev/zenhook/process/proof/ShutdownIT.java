package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.process.ZenhookProcess;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SIGTERM, while requests are coming in. */
class ShutdownIT {
    private static final int ROUNDS = Scale.of(1, 20);
    private static final int RESOURCES = 50;
    private static final int IN_FLIGHT = 8;
    /** What the README tells for a container's stop. */
    private static final Duration GRACE = Duration.ofSeconds(45);

    @TempDir(factory = RealDisk.class, cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void whatIsInFlightIsAnsweredNothingIsLostAndNothingRunsTwice(Engine engine) throws Exception {
        Proof proof = Proof.of(engine, folder);
        for (int round = 0; round < ROUNDS; round++) {
            try (ZenhookProcess zenhook = proof.zenhook().start();
                    Load load = Load.on(() -> zenhook, proof.ledger(), RESOURCES)) {
                proof.awaitAcknowledged(2 * RESOURCES);
                endInTheMiddle(zenhook);
            }
        }
        try (ZenhookProcess last = proof.zenhook().start()) {
            proof.nothingIsLost();
            proof.nothingRanTwice();
        }
    }

    private static void endInTheMiddle(ZenhookProcess zenhook) throws Exception {
        List<HalfRequest> inFlight = new ArrayList<>();
        for (int n = 0; n < IN_FLIGHT; n++) {
            inFlight.add(
                    HalfRequest.begin(zenhook.port(), Webhook.event("in.flight").body()));
        }
        zenhook.terminate();
        await("it to stop accepting").until(() -> zenhook.tryPost("/", new byte[0], "") == 0);

        for (HalfRequest request : inFlight) {
            try (request) {
                assertThat(request.finish()).as("answer to a request in flight").isEqualTo(200);
            }
        }
        assertThat(zenhook.awaitExit(GRACE)).isEqualTo(143);
    }
}
