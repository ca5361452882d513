package dev.zenhook.process.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.machine.Machine;
import dev.zenhook.process.ZenhookProcess;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strangers hold all of the public port's connections, in every slow way that there is. Zentitle2 is served meanwhile. */
class AbuseIT {
    private static final int PLACES = 2_000;
    private static final int CROWD = PLACES * 9 / 10;
    /** More than there are places, and than may wait for one. */
    private static final int STRANGERS = 3_500;

    private static final int HONEST = Scale.of(20, 4_000);
    private static final int PATIENCE = 20_000;
    /** Of a container's 512, whose heap is as large as this one's. With 371 it got through. */
    private static final int MEGABYTES = 460;

    private static final int THREADS = 70;

    private static final String SIGNATURE = SigningKey.shared().sign(new byte[0]);

    private static ZenhookProcess zenhook;

    /** With times so long that none of them ends a connection: others have to come in all the same. */
    @BeforeAll
    static void start(@TempDir Path folder) {
        zenhook = Proof.of(Engine.SQLITE, folder)
                .zenhook()
                .with("server.tomcat.connection-timeout", "5m")
                .with("zenhook.receive.read-timeout", "5m")
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    @ParameterizedTest(name = "slowhttptest {0}")
    @CsvSource({
        "slow heads, -H -i 1 -x 24",
        "slow bodies, -B -i 1 -s 8192 -x 10",
        "answers read slowly, -X -w 1 -y 16 -n 1 -z 4 -k 3"
    })
    void slowStrangersKeepNobodyOut(String what, String options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Machine.here().program("slowhttptest", "slowhttptest").toString()));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-c", "" + STRANGERS, "-r", "" + STRANGERS, "-l", "300", "-p", "3"));
        command.addAll(List.of("-f", "text/plain\r\nN-Signature:" + SIGNATURE)); // or no body would be waited for
        command.addAll(List.of("-u", "http://127.0.0.1:" + zenhook.port() + "/webhooks"));
        Process strangers = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertOthersComeIn();
            assertThat(strangers.isAlive()).as(what).isTrue();
        } finally {
            strangers.destroyForcibly().onExit().join();
        }
    }

    @Test
    void connectionsThatAreOnlyHeldKeepNobodyOut() throws IOException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < STRANGERS || (connections() <= CROWD && i < 3 * STRANGERS); i++) {
                held.add(connection()); // those of the proof before may still be leaving, and take others with them
            }
            assertOthersComeIn();
        } finally {
            for (Socket one : held) {
                one.close();
            }
        }
    }

    /** By turns on a new connection and on the one that Zentitle2 has kept, which may have had to leave. */
    private static void assertOthersComeIn() throws IOException {
        await("a crowd").atMost(Duration.ofSeconds(30)).until(() -> connections() > CROWD);
        for (int i = 0; i < HONEST; i++) {
            byte[] body = Webhook.event("customer.created").body();
            String signature = SigningKey.shared().sign(body);
            if (i % 2 == 0) {
                assertThat(postAnew(body, signature)).startsWith("HTTP/1.1 200");
            } else {
                assertThat(zenhook.post("/webhooks", body, signature)).isEqualTo(200);
            }
        }
        assertThat(status("VmRSS") / 1024).as("megabytes").isLessThan(MEGABYTES);
        assertThat(status("Threads")).as("threads").isLessThan(THREADS);
    }

    private static String postAnew(byte[] body, String signature) throws IOException {
        String head = Stream.of(
                        "POST /webhooks HTTP/1.1",
                        "Host: localhost",
                        "Connection: close",
                        "N-Signature: " + signature,
                        "Content-Length: " + body.length)
                .reduce("", (lines, line) -> lines + line + "\r\n");
        try (Socket socket = connection()) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static Socket connection() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), zenhook.port()), PATIENCE);
        return socket;
    }

    /** How many are open, as the system knows them: those included that nobody has accepted yet. */
    private static long connections() throws IOException {
        String local = ":%04X".formatted(zenhook.port());
        long open = 0;
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            open += Files.readAllLines(Path.of(table)).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(fields -> fields[1].endsWith(local) && fields[3].equals("01"))
                    .count();
        }
        return open;
    }

    private static long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + zenhook.pid() + "/status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }
}
