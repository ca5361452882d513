package dev.zenhook.process;

import static org.awaitility.Awaitility.await;

import dev.zenhook.machine.FreePort;
import dev.zenhook.machine.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Debian's Prometheus, as {@code deploy/prometheus} configures it, save for ports and a shorter patience. */
final class PrometheusServer implements AutoCloseable {
    private static final Path SHIPPED = Path.of("deploy", "prometheus");

    private final Process process;
    private final int port;

    private PrometheusServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** It asks that one's management port. Where it is not installed, the test is skipped. */
    static PrometheusServer start(Path folder, int management) {
        Path program = Machine.here().program("prometheus", "prometheus");
        int port = FreePort.find();
        try {
            Path settings = Files.writeString(
                    folder.resolve("prometheus.yaml"),
                    replaced(
                            replaced(Files.readString(SHIPPED.resolve("prometheus.yaml")), "15s", "2s"),
                            "zenhook:9090",
                            "127.0.0.1:" + management));
            Files.writeString(
                    folder.resolve("alerts.yaml"),
                    replaced(Files.readString(SHIPPED.resolve("alerts.yaml")), "for: 5m", "for: 1s")
                            .replace("for: 10m", "for: 1s"));
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--config.file=" + settings,
                            "--storage.tsdb.path=" + folder.resolve("series"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("prometheus.txt").toFile())
                    .start();
            PrometheusServer server = new PrometheusServer(process, port);
            await("Prometheus, whose output is in " + folder)
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() -> server.value("up{job=\"zenhook\"}") == 1);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is not in the shipped text any more would be tested no more. */
    private static String replaced(String shipped, String part, String other) {
        if (!shipped.contains(part)) {
            throw new IllegalStateException("No " + part + " in\n" + shipped);
        }
        return shipped.replace(part, other);
    }

    /** Of the first series that it finds; not a number if there is none. */
    double value(String query) {
        JsonNode found = ask("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return found.at("/data/result/0/value/1").asDouble(Double.NaN);
    }

    /** {@code pending} or {@code firing}; empty if it is neither. */
    String alert(String name) {
        return ask("/api/v1/alerts")
                .at("/data/alerts")
                .valueStream()
                .filter(alert -> alert.at("/labels/alertname").asString().equals(name))
                .map(alert -> alert.path("state").asString())
                .findFirst()
                .orElse("");
    }

    private JsonNode ask(String path) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(client.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                            .build(),
                                    BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
