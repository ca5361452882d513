package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.process.ZenhookProcess;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The wall clock of the service's machine jumps, as when somebody sets it; the monotonic one goes on, as it does. */
class ClockJumpIT {
    private static final int TIMES = Scale.of(1, 10);
    private static final int RESOURCES = 50;
    private static final Duration ROUGHLY = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir(factory = RealDisk.class, cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** On PostgreSQL the service goes by the server's clock, whatever its own says. */
    static List<Engine> engines() {
        return List.of(Engine.values()).subList(0, Scale.of(1, 2));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anHourForthAndBackHoldsNothingUp(Engine engine) throws Exception {
        FakeClock clock = FakeClock.in(folder);
        Proof proof = Proof.of(engine, folder);
        try (ZenhookProcess zenhook = clock.givenTo(proof.zenhook())
                .with("zenhook.dispatch.first-delay", "500ms")
                .with("zenhook.dispatch.max-delay", "500ms")
                .start()) {
            sendToAHandlerThatAlwaysFails(zenhook);
            try (Load load = Load.on(() -> zenhook, proof.ledger(), RESOURCES)) {
                for (int time = 0; time < TIMES; time++) {
                    for (Duration ahead : List.of(Duration.ofHours(1), Duration.ZERO)) {
                        clock.set(ahead);
                        awaitRunThatSees(proof, ahead);
                        awaitAnotherTry(proof);
                        proof.awaitAcknowledged(RESOURCES);
                    }
                }
            }
            Set<String> acknowledged = proof.ledger().acknowledged();
            await("all to be handled")
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(proof.recording().of("recorder").handled())
                                    .containsAll(acknowledged));
            proof.nothingRanTwice();
        }
    }

    private static void sendToAHandlerThatAlwaysFails(ZenhookProcess zenhook) {
        byte[] body = Webhook.event("trouble.error").body();
        assertThat(zenhook.tryPost("/webhooks", body, SigningKey.shared().sign(body)))
                .isEqualTo(200);
    }

    private static void awaitRunThatSees(Proof proof, Duration ahead) {
        await("the jump").atMost(PATIENCE).until(() -> {
            Instant expected = Instant.now().plus(ahead);
            return proof.recording()
                    .last()
                    .filter(note -> note.wallClock().isAfter(expected.minus(ROUGHLY)))
                    .filter(note -> note.wallClock().isBefore(expected.plus(ROUGHLY)))
                    .isPresent();
        });
    }

    /** Two of them: the first may have been due already. */
    private static void awaitAnotherTry(Proof proof) {
        long before = proof.recording().of("error").total();
        await("a retry")
                .atMost(PATIENCE)
                .until(() -> proof.recording().of("error").total() > before + 1);
    }
}
