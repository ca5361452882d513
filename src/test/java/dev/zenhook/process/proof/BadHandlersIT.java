package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.process.ZenhookProcess;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Handlers that spin, hang, are deaf to interruption, throw Errors and overflow the stack: see {@code Trouble}. */
class BadHandlersIT {
    private static final List<String> TROUBLES = List.of("hangs", "deaf", "error", "overflow");
    /** More than may run at once of one handler. */
    private static final int EACH = 80;

    /** On virtual threads, it would be all of those there are. */
    private static final int SPINNING = Runtime.getRuntime().availableProcessors();

    private static final int RESOURCES = 50;
    private static final int EVENTS_EACH = Scale.of(4, 100);

    @TempDir(factory = RealDisk.class, cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** The short form takes the one with leases. */
    static List<Engine> engines() {
        return Scale.of(1, 2) == 1 ? List.of(Engine.POSTGRESQL) : List.of(Engine.values());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theOtherHandlersGoOn(Engine engine) throws Exception {
        Proof proof = Proof.of(engine, folder);
        try (ZenhookProcess zenhook = proof.zenhook()
                .with("zenhook.dispatch.handler-timeout", "500ms")
                .with("zenhook.dispatch.first-delay", "100ms")
                .with("zenhook.dispatch.max-delay", "1s")
                .start()) {
            makeTrouble(zenhook, "spins", SPINNING);
            await("all that spin")
                    .untilAsserted(() ->
                            assertThat(proof.recording().of("spins").runs()).hasSize(SPINNING));
            for (String trouble : TROUBLES) {
                makeTrouble(zenhook, trouble, EACH);
            }
            try (Load load = Load.on(() -> zenhook, proof.ledger(), RESOURCES, EVENTS_EACH)) {
                load.awaitEnd(Duration.ofMinutes(1));
            }

            await("the good handler to do all")
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(proof.recording().of("recorder").handled())
                                    .containsAll(proof.ledger().acknowledged())
                                    .hasSize(RESOURCES * EVENTS_EACH + TROUBLES.size() * EACH + SPINNING));
            for (String again : List.of("hangs", "error", "overflow")) {
                await(again + " to be tried again")
                        .atMost(Duration.ofMinutes(1))
                        .untilAsserted(() -> assertThat(
                                        proof.recording().of(again).runs().values())
                                .hasSize(EACH)
                                .allMatch(runs -> runs > 1));
            }
            assertThat(proof.recording().of("deaf").notes())
                    .extracting(Note::what)
                    .contains("interrupted");
            for (String endless : List.of("deaf", "spins")) {
                assertThat(proof.recording().of(endless).runs().values())
                        .as("runs of a handler that does not end")
                        .containsOnly(1L);
            }
        }
    }

    private static void makeTrouble(ZenhookProcess zenhook, String trouble, int times) {
        for (int n = 0; n < times; n++) {
            byte[] body = Webhook.event("trouble." + trouble).body();
            assertThat(zenhook.tryPost("/webhooks", body, SigningKey.shared().sign(body)))
                    .isEqualTo(200);
        }
    }
}
