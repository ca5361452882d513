package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.process.ZenhookProcess;
import dev.zenhook.testkit.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A replica whose machine stops it in the middle of a run, for longer than its lease, and then lets it go on. */
class StalledReplicaIT {
    private static final int TIMES = Scale.of(1, 10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir(factory = RealDisk.class, cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void anotherOneTakesOverAndTheLateOneChangesNothing() throws Exception {
        Proof proof = Proof.of(Engine.POSTGRESQL, folder).withShortLeases();
        try (Replicas replicas = Replicas.start(proof, 2)) {
            for (int time = 0; time < TIMES; time++) {
                stallDuringARun(proof, replicas, new Sequence(time, Instant.now()));
            }
            proof.nothingIsLost();
        }
    }

    private void stallDuringARun(Proof proof, Replicas replicas, Sequence sequence) throws Exception {
        Path hold = Files.createFile(folder.resolve("hold"));
        send(proof, replicas.any(), sequence, 0);
        Note first = awaitNote(proof, note -> note.begins() && note.event().equals(sequence.id(0)));
        ZenhookProcess stalled = replicas.ofPid(first.pid());

        stalled.stall();
        send(proof, replicas.otherThan(stalled), sequence, 1);
        awaitNote(proof, note -> note.begins() && note.event().equals(first.event()) && note.pid() != first.pid());
        stalled.resume();
        awaitNote(proof, note -> note.what().equals("interrupted") && note.pid() == first.pid());
        send(proof, stalled, sequence, 2);
        Files.delete(hold);
        proof.awaitIdle();

        List<String> story = proof.recording().notes().stream()
                .filter(note -> note.resource().equals(first.resource()))
                .map(note -> note.what() + " " + Sequence.numberOf(note.event()))
                .toList();
        assertThat(story)
                .containsExactly(
                        "begin 0", "begin 0", "interrupted 0", "end 0", "begin 1", "end 1", "begin 2", "end 2");
        assertThat(proof.entries().deliveries()).containsOnlyKeys("SUCCEEDED");
    }

    private static Note awaitNote(Proof proof, Predicate<Note> wanted) {
        return await().atMost(PATIENCE)
                .until(() -> proof.recording().notes().stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    private static void send(Proof proof, ZenhookProcess replica, Sequence sequence, int number) {
        byte[] body = sequence.body(number, 1);
        int status = replica.tryPost("/webhooks", body, SigningKey.shared().sign(body));
        proof.ledger().write(sequence.id(number), status);
        assertThat(status).isEqualTo(200);
    }
}
