package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.postgres.PgBouncer;
import dev.zenhook.postgres.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Replicas that reach their PostgreSQL through PgBouncer, and so hear nothing of each other. */
class PgBouncerIT {
    private static final int RESOURCES = Scale.of(20, 200);
    private static final int EVENTS_EACH = Scale.of(10, 100);
    private static final Duration PATIENCE = Duration.ofMinutes(Scale.of(2, 30));

    @TempDir(factory = RealDisk.class, cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void everyEventIsHandledOnceAndInItsOrder() throws Exception {
        PostgresServer server = PostgresServer.shared();
        try (PgBouncer bouncer = PgBouncer.before(server)) {
            Proof proof = Proof.of(Engine.POSTGRESQL, folder, bouncer.url(server.freshDatabase()))
                    .withRunsThatTakeTime();
            try (Replicas replicas = Replicas.start(proof, 2)) {
                try (Load load = Load.on(replicas::any, proof.ledger(), RESOURCES, EVENTS_EACH)) {
                    load.awaitEnd(PATIENCE);
                }
                proof.nothingIsLost();
                proof.nothingRanTwice();
                assertThat(proof.ledger().acknowledged()).hasSize(RESOURCES * EVENTS_EACH);
                assertThat(proof.recording().overlaps(Map.of())).isEmpty();
            }
        }
    }
}
