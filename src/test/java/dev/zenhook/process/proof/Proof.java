package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.process.InstalledZenhook;
import dev.zenhook.process.ZenhookProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service under proof: its folder and database, what was answered, and what is asked at the end.
 *
 * @param settings what is not as a new user has it
 */
record Proof(Engine engine, Path folder, String database, Ledger ledger, Map<String, String> settings) {
    private static final Logger log = LoggerFactory.getLogger(Proof.class);
    private static final Duration PATIENCE = Duration.ofMinutes(Scale.of(1, 10));

    static Proof of(Engine engine, Path folder) {
        return of(engine, folder, engine.database(folder));
    }

    static Proof of(Engine engine, Path folder, String database) {
        return new Proof(engine, folder, database, new Ledger(), Map.of());
    }

    Proof with(String property, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(property, value);
        return new Proof(engine, folder, database, ledger, more);
    }

    /**
     * With the shortest lease that there is, for proofs that wait for one to end. With it a machine that stops a process
     * for three seconds has its runs repeated, as promised, so nothing may be said of how often anything ran.
     */
    Proof withShortLeases() {
        return with("zenhook.store.lease", "3s");
    }

    /** With handlers that take some time, so that two of their runs could overlap. */
    Proof withRunsThatTakeTime() {
        return with("recorder.takes", "20");
    }

    /** One process of it, on a port of its own. */
    ZenhookProcess.Start zenhook() {
        ZenhookProcess.Start start = InstalledZenhook.in(folder).with("zenhook.store.url", database);
        settings.forEach(start::with);
        return start;
    }

    Recording recording() {
        return Recording.in(folder);
    }

    Entries entries() {
        return Entries.in(database);
    }

    /** Promises 2 to 5, as far as they hold through any crash. To be asked while a service runs. */
    void nothingIsLost() {
        awaitIdle();
        Recording runs = recording().of("recorder");
        log.info(
                "{}: {}, {} entries, {} runs",
                engine,
                ledger,
                entries().perEvent().size(),
                runs.total());
        assertThat(ledger.acknowledged()).isNotEmpty();
        assertThat(missing(entries().perEvent().keySet()))
                .as("acknowledged, but without an entry")
                .isEmpty();
        assertThat(entries().perEvent().values()).as("entries per event").containsOnly(1);
        assertThat(missing(runs.handled())).as("acknowledged, but not handled").isEmpty();
        assertThat(runs.inversions()).as("runs out of order").isEmpty();
    }

    private Set<String> missing(Set<String> there) {
        return ledger.acknowledgedWithout(there);
    }

    /** What holds beyond that where nothing crashed. */
    void nothingRanTwice() {
        assertThat(recording().of("recorder").runs().values())
                .as("runs per event")
                .containsOnly(1L);
    }

    /** Waits until every delivery is finished. */
    void awaitIdle() {
        await("the deliveries to be finished")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Set.of("SUCCEEDED", "PARKED")
                        .containsAll(entries().deliveries().keySet()));
    }

    /** Waits until so many more events are acknowledged. */
    void awaitAcknowledged(int more) {
        int before = ledger.acknowledged().size();
        await("200")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> ledger.acknowledged().size() >= before + more);
    }

    /** Waits until so many more requests are answered 503, and nothing else has been answered but 200. */
    void awaitRefused(int more) {
        long before = ledger.answers(503);
        await("503").atMost(PATIENCE).until(() -> ledger.answers(503) >= before + more);
        assertThat(ledger.statuses()).as("the answers").isSubsetOf(200, 503);
        assertThat(ledger.silences()).as("requests without an answer").isEmpty();
    }
}
