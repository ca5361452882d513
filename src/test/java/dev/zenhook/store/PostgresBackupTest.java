package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.machine.Machine;
import dev.zenhook.testkit.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dump, taken while replicas work, lost and restored, by the programs of the runbook and with its options. */
class PostgresBackupTest {
    private final SettableClock clock = new SettableClock();

    @Test
    void aDumpHasWhatWasCommittedBeforeIt(@TempDir Path folder) throws Exception {
        String lost = PostgresStores.freshUrl();
        String restored = PostgresStores.freshUrl();
        Path programs = programs();
        Path dump = folder.resolve("inbox.dump");
        Map<String, List<String>> before;
        long seen;
        try (OpenStore store = new OpenStore(PostgresStores.open(lost, clock), clock)) {
            LivedInInbox.live(store, clock);
            before = TableDump.of(store.database);
            run(programs, "pg_dump", "--format=custom", "--file=" + dump, "--dbname=" + uri(lost));
            store.arrives(Events.event("after"), "mailer");
            seen = store.claim("mailer").getLast().lease();
        }

        run(
                programs,
                "pg_restore",
                "--single-transaction",
                "--exit-on-error",
                "--dbname=" + uri(restored),
                dump.toString());
        run(
                programs,
                "psql",
                "--dbname=" + uri(restored),
                "-c",
                "select setval('lease', nextval('lease') + 1000000000)");

        try (OpenStore store = new OpenStore(PostgresStores.open(restored, clock), clock)) {
            assertThat(TableDump.of(store.database)).isEqualTo(before);
            store.leases.takeOver(List.of());
            List<Claim> claims = store.claim("mailer");
            assertThat(claims).extracting(claim -> claim.event().id()).doesNotContain("done", "after");
            assertThat(claims).allSatisfy(claim -> assertThat(claim.lease()).isGreaterThan(seen));
        }
    }

    private static String uri(String url) {
        return url.substring("jdbc:".length());
    }

    /** PostgreSQL's own, no older than the server: an older one refuses to dump it. */
    private static Path programs() throws IOException {
        Path debians = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debians)) {
            try (Stream<Path> versions = Files.list(debians)) {
                int server = serverVersion();
                return versions.filter(version ->
                                Integer.parseInt(version.getFileName().toString()) >= server)
                        .map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("pg_dump")))
                        .findFirst()
                        .orElseThrow(() -> Machine.here().refuses("a dump: its pg_dump is older than the server"));
            }
        }
        throw Machine.here().refuses("a dump: it has no pg_dump");
    }

    private static int serverVersion() throws IOException {
        try (Database database = PostgresStores.open(PostgresStores.freshUrl(), new SettableClock())) {
            return database.read()
                    .sql("select current_setting('server_version_num')::int / 10000")
                    .query((row, n) -> row.getInt(1))
                    .single();
        }
    }

    private static void run(Path programs, String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
