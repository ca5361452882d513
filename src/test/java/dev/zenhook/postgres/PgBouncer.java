package dev.zenhook.postgres;

import static org.awaitility.Awaitility.await;

import dev.zenhook.machine.FreePort;
import dev.zenhook.machine.Machine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** Debian's PgBouncer in front of the server, in transaction mode: every transaction may be in another session. */
public final class PgBouncer implements AutoCloseable {
    private final PostgresServer server;
    private final Process process;
    private final int port;

    private PgBouncer(PostgresServer server, Process process, int port) {
        this.server = server;
        this.process = process;
        this.port = port;
    }

    /** Where it is not installed, the test is skipped, or fails in the gate. */
    public static PgBouncer before(PostgresServer server) throws IOException {
        Path program = Machine.here().program("pgbouncer", "pgbouncer");
        int port = FreePort.find();
        Path settings =
                Files.writeString(Files.createTempFile("pgbouncer", ".ini"), """
                    [databases]
                    * = host=127.0.0.1 port=%d user=postgres
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = any
                    pool_mode = transaction
                    default_pool_size = 4
                    ignore_startup_parameters = extra_float_digits
                    """.formatted(server.port(), port));
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));
        PgBouncer bouncer = new PgBouncer(server, start(program, settings), port);
        await("PgBouncer").atMost(Duration.ofSeconds(30)).until(bouncer::answers);
        return bouncer;
    }

    /** It does not run as root, and knows how to become someone else. */
    private static Process start(Path program, Path settings) throws IOException {
        ProcessBuilder builder = Platform.isRoot()
                ? new ProcessBuilder(program.toString(), "--quiet", "--user", "nobody", settings.toString())
                : new ProcessBuilder(program.toString(), "--quiet", settings.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(
                        settings.resolveSibling(settings.getFileName() + ".log").toFile())
                .start();
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** That database of the server, by way of this. */
    public String url(String direct) {
        return direct.replace(":" + server.port() + "/", ":" + port + "/");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
