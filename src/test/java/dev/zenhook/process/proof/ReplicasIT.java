package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Several Zenhooks on one PostgreSQL. */
class ReplicasIT {
    private static final int REPLICAS = Scale.of(2, 4);
    private static final int RESOURCES = Scale.of(50, 1_000);
    private static final int EVENTS_EACH = Scale.of(10, 100);
    private static final int KILLS = Scale.of(1, 10);
    private static final Duration PATIENCE = Duration.ofMinutes(Scale.of(2, 60));

    @TempDir(factory = RealDisk.class, cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void everyEventIsHandledOnceAndInItsOrder() throws Exception {
        Proof proof = Proof.of(Engine.POSTGRESQL, folder).withRunsThatTakeTime();
        try (Replicas replicas = Replicas.start(proof, REPLICAS)) {
            try (Load load = Load.on(replicas::any, proof.ledger(), RESOURCES, EVENTS_EACH)) {
                load.awaitEnd(PATIENCE);
            }
            proof.nothingIsLost();
            proof.nothingRanTwice();
            assertThat(proof.ledger().acknowledged()).hasSize(RESOURCES * EVENTS_EACH);
            assertThat(proof.recording().overlaps(Map.of())).isEmpty();
            assertThat(proof.recording().processes())
                    .as("replicas that took part")
                    .hasSize(REPLICAS);
        }
    }

    @Test
    void aKilledReplicaLosesNothingAndNoTwoRunsOverlap() throws Exception {
        Proof proof = Proof.of(Engine.POSTGRESQL, folder).withRunsThatTakeTime().withShortLeases();
        try (Replicas replicas = Replicas.start(proof, REPLICAS)) {
            try (Load load = Load.on(replicas::any, proof.ledger(), RESOURCES)) {
                proof.awaitAcknowledged(RESOURCES);
                for (int kill = 1; kill < KILLS; kill++) {
                    replicas.kill();
                    replicas.startAnother();
                    proof.awaitAcknowledged(RESOURCES);
                }
                replicas.kill(); // and those that are left have to find what it left
                proof.awaitAcknowledged(RESOURCES);
            }
            proof.nothingIsLost();
            assertThat(proof.recording().overlaps(replicas.diedAt())).isEmpty();
        }
    }
}
