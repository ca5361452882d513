package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.process.InstalledZenhook;
import dev.zenhook.process.ZenhookProcess;
import java.nio.file.Path;
import java.time.Duration;

/** One service under proof: its folder and database, what was answered, and what is asked at the end. */
record Proof(Path folder, String database, Ledger ledger) {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static Proof of(Engine engine, Path folder) {
        return new Proof(folder, engine.database(folder), new Ledger());
    }

    /** One process of it, on a port of its own. */
    ZenhookProcess.Start zenhook() {
        return InstalledZenhook.in(folder).with("zenhook.store.url", database);
    }

    Recording recording() {
        return Recording.in(folder);
    }

    Entries entries() {
        return Entries.in(database);
    }

    /** Promises 2, 3, 4 and 5, as far as they hold through any crash. To be asked while a service runs. */
    void nothingIsLost() {
        awaitIdle();
        assertThat(ledger.acknowledged()).as("%s", ledger).isNotEmpty();
        assertThat(entries().perEvent())
                .as("an acknowledged event has an entry")
                .containsKeys(ledger.acknowledged().toArray(String[]::new));
        assertThat(entries().perEvent().values()).as("entries per event").containsOnly(1);
        assertThat(recording().of("recorder").handled())
                .as("an acknowledged event is handled")
                .containsAll(ledger.acknowledged());
        assertThat(recording().of("recorder").inversions())
                .as("runs out of order")
                .isEmpty();
    }

    /** Waits until no delivery waits or runs. */
    void awaitIdle() {
        await("the deliveries to be finished")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> entries().deliveries().keySet().stream()
                        .noneMatch(status -> status.equals("WAITING") || status.equals("RUNNING")));
    }
}
