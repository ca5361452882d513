package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.machine.FreePort;
import dev.zenhook.machine.Machine;
import dev.zenhook.observe.Collector;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The runbook's first two sections, by its own commands, with Debian's Prometheus and a collector in place of containers: an
 * event is sent and seen in inbox, metrics, trace and log; a failing handler is seen as an alert, and cured. In the long form
 * only, as gauges and alerts take their time.
 */
class RunbookWalk {
    private static final String PASSWORD = "twelve or more";
    private static final int EVENTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final int management = FreePort.find();

    @TempDir
    private Path folder;

    @BeforeEach
    void programs() {
        List.of("openssl", "curl", "prometheus").forEach(name -> Machine.here().program(name, name));
    }

    private String shell(String commands) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-e", "-c", commands)
                .directory(folder.toFile())
                .redirectError(folder.resolve("shell.txt").toFile())
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor())
                .as("%s\n%s\n%s", commands, output, Files.readString(folder.resolve("shell.txt")))
                .isZero();
        return output;
    }

    /** The line or the lines of the runbook that begin and end so, for this process and with the password. */
    private String runbook(String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Path.of("docs/runbook.md")))
                .results()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + pattern))
                .group()
                .replace("-u ada", "--silent --show-error --fail -u 'ada:" + PASSWORD + "'")
                .replace("localhost:9090", "127.0.0.1:" + management);
    }

    /** What step 1 makes: the key, and the operator, whose password is typed. */
    private void prepare() throws Exception {
        Files.createDirectories(folder.resolve("secrets"));
        shell(runbook("openssl genrsa[^`]*trial.pem"));
        String hash = runbook("docker compose run[^\n]*hash-password > [^\n]*")
                .replaceFirst(
                        "docker compose run .* zenhook hash-password",
                        ZenhookProcess.java() + " -jar " + System.getProperty("zenhook.test.jar") + " hash-password");
        shell("echo '" + PASSWORD + "' | " + hash);
        shell(runbook("echo operator > [^\n]*"));
    }

    private String send(ZenhookProcess zenhook, String id, String resource) throws Exception {
        return shell(runbook("printf '%s' .*\n.*openssl dgst .*\n.*https://localhost/webhooks")
                .replace("event_1", id)
                .replace("ent_1", resource)
                .replace("https://localhost", "http://127.0.0.1:" + zenhook.port()));
    }

    private ZenhookProcess zenhook(Collector collector) {
        return ZenhookProcess.in(folder)
                .key("file:secrets/trial.pem")
                .environment("MANAGEMENT_SERVER_PORT", Integer.toString(management))
                .environment("SPRING_CONFIG_IMPORT", "optional:configtree:" + folder.resolve("secrets") + "/")
                .environment("ZENHOOK_OPERATORS_OPENMETRICS", "true")
                .environment("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", collector.url())
                .with("logging.level.dev.zenhook.receive", "debug")
                .with("zenhook.dispatch.handler-timeout", "500ms")
                .with("zenhook.dispatch.give-up-after", "2s")
                .start();
    }

    @Test
    void anEventIsSeenAndAFailingHandlerIsSeenAndCured() throws Exception {
        prepare();
        try (Collector collector = new Collector();
                ZenhookProcess zenhook = zenhook(collector);
                PrometheusServer prometheus = PrometheusServer.start(folder, management)) {
            shell(runbook("curl --retry [^\n]*readiness"));
            seeAnEvent(zenhook, prometheus, collector);
            seeAHandlerFail(zenhook, prometheus);
        }
    }

    private void seeAnEvent(ZenhookProcess zenhook, PrometheusServer prometheus, Collector collector) throws Exception {
        assertThat(send(zenhook, "event_1", "ent_1")).isEqualTo("200\n");
        await().atMost(PATIENCE).until(() -> zenhook.recorded().contains("end entitlement.seat.activated event_1"));

        assertThat(shell(runbook("curl -u ada '[^`]*resource=ent_1'")))
                .contains("event_1")
                .doesNotContain("UNCLAIMED");
        assertThat(shell(runbook("curl -u ada '[^`]*tag=outcome:stored'"))).contains("zenhook.requests");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(prometheus.value("sum(zenhook_requests_total{outcome=\"stored\"})"))
                        .isEqualTo(1));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(collector.spansOf("event_1", SpanKind.SPAN_KIND_PRODUCER))
                    .hasSize(1);
            assertThat(collector.spansOf("event_1", SpanKind.SPAN_KIND_CONSUMER))
                    .isNotEmpty();
        });
        assertThat(zenhook.output()).containsPattern("Stored .*event_1");
    }

    private void seeAHandlerFail(ZenhookProcess zenhook, PrometheusServer prometheus) throws Exception {
        Path hold = Files.createFile(folder.resolve("hold")); // no run ends while it is there
        for (int n = 0; n < EVENTS; n++) {
            assertThat(send(zenhook, "failing_" + n, "ent_failing_" + n)).isEqualTo("200\n");
        }
        await("the alerts")
                .atMost(Duration.ofMinutes(1))
                .until(() -> prometheus.alert("ZenhookHandlerFailing").equals("firing")
                        && prometheus.alert("ZenhookDeliveriesParked").equals("firing"));
        assertThat(prometheus.value("sum(zenhook_deliveries_total{outcome=\"failed\"})"))
                .isPositive();
        String parked = "curl -u ada 'localhost:9090/actuator/inbox\\?delivery=PARKED&count=true'";
        await().atMost(PATIENCE).until(() -> shell(runbook(parked)).contains("\"count\":" + EVENTS));

        Files.delete(hold);
        assertThat(shell(runbook("curl -u ada [^\n]*\"replay\"[^\n]*"))).contains("ada");

        await("the replays")
                .atMost(PATIENCE)
                .until(() -> zenhook.recorded()
                        .containsAll(IntStream.range(0, EVENTS)
                                .mapToObj(n -> "end entitlement.seat.activated failing_" + n)
                                .toList()));
        assertThat(shell(runbook("curl -u ada [^\n`]*inbox/acts'"))).contains("the mail server was down");
        await("the end of the alert").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(shell(runbook(parked))).contains("\"count\":0");
            assertThat(prometheus.value("max(zenhook_backlog{status=\"parked\"})"))
                    .isZero();
            assertThat(prometheus.alert("ZenhookDeliveriesParked")).isEmpty();
        });
    }
}
