package dev.zenhook.postgres;

import static org.awaitility.Awaitility.await;

import dev.zenhook.machine.Signal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.util.FileSystemUtils;

/**
 * One server for all tests of a JVM, with its data below {@code target}, so on a real disk; it ends with the JVM. Here
 * fsync is on, and {@code synchronous_commit} off: what a commit waits for, Zenhook has to say itself.
 */
public final class PostgresServer {
    private static final Path PLACE = Path.of("target", "postgres").toAbsolutePath();

    private final EmbeddedPostgres server;
    private final Path data;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /** Started when it is first asked for. Where it cannot run, the test is skipped, or fails in the gate. */
    public static PostgresServer shared() {
        Platform.require(); // and not in the holder, whose failures would be no test's
        return Shared.SERVER;
    }

    private static final class Shared {
        static final PostgresServer SERVER = launch();
    }

    private static PostgresServer launch() {
        Path data = PLACE.resolve("data-" + ProcessHandle.current().pid());
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(PLACE.toFile())
                    .setDataDirectory(data)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("wal_writer_delay", "10s") // so a crash forgets what nobody waited for
                    .setRegisterShutdownHook(false)
                    .start();
            PostgresServer launched = new PostgresServer(server, data);
            Runtime.getRuntime().addShutdownHook(new Thread(launched::throwAway));
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An orderly stop would first bring to the disk what nobody reads any more: all the tests' databases. */
    private void throwAway() {
        crash();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database that is empty and that nobody else uses, as a JDBC URL. */
    public String freshDatabase() {
        return freshDatabase("");
    }

    /** @param options how it is made */
    public String freshDatabase(String options) {
        String name = "test_" + databases.incrementAndGet();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " " + options);
            return url(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database + "?user=postgres";
    }

    /** As {@code pg_ctl stop -m immediate}: the server drops what it is at, as if it had crashed. */
    public void crash() {
        try {
            ProcessHandle postmaster = postmaster();
            Signal.send("QUIT", postmaster.pid());
            postmaster.onExit().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The server does not end", e);
        }
    }

    /** On the same port and data. Returns when it takes connections, so after it has recovered. */
    public void startAgain() {
        try {
            String command = Files.readString(data.resolve("postmaster.opts")).strip();
            new ProcessBuilder("sh", "-c", "exec " + asNobody() + command)
                    .redirectErrorStream(true)
                    .redirectOutput(PLACE.resolve("restarted.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("PostgreSQL").atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
            try (Connection connection = connect()) {
                return connection.isValid(5);
            }
        });
    }

    private static String asNobody() {
        return Platform.isRoot() ? "unshare -U " : "";
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"));
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        return ProcessHandle.of(pid).orElseThrow();
    }
}
