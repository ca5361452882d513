package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.TaskScheduler;

/** Spans of receipts and runs, at a collector that really receives them. */
class TraceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FOREIGN_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @TempDir
    private Path directory;

    private Collector collector;

    static class Mailer {
        private final AtomicInteger failures;

        Mailer(int failures) {
            this.failures = new AtomicInteger(failures);
        }

        @OnWebhookEvent(value = "customer.created", id = "mailer")
        void mail() {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("sesame-7161");
            }
        }
    }

    @BeforeEach
    void collect() throws Exception {
        collector = new Collector();
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    private RunningZenhook.Builder zenhook(Mailer mailer) {
        return RunningZenhook.in(directory)
                .set("zenhook.dispatch.first-delay", "10ms")
                .set("management.opentelemetry.tracing.export.otlp.endpoint", collector.url())
                .set("management.opentelemetry.tracing.export.schedule-delay", "50ms")
                .bean("mailer", mailer);
    }

    private Span receiptOf(String eventId) {
        await().atMost(PATIENCE)
                .until(() ->
                        !collector.spansOf(eventId, SpanKind.SPAN_KIND_PRODUCER).isEmpty());
        return collector.spansOf(eventId, SpanKind.SPAN_KIND_PRODUCER).getFirst();
    }

    private List<Span> runsOf(String eventId, int atLeast) {
        await().atMost(PATIENCE)
                .until(() ->
                        collector.spansOf(eventId, SpanKind.SPAN_KIND_CONSUMER).size() >= atLeast);
        return collector.spansOf(eventId, SpanKind.SPAN_KIND_CONSUMER);
    }

    @Test
    void oneTraceLeadsFromTheReceiptToEachRun() {
        try (RunningZenhook zenhook = zenhook(new Mailer(1)).start()) {
            zenhook.send(Webhook.event("customer.created").id("event_1"));

            Span receipt = receiptOf("event_1");
            List<Span> runs = runsOf("event_1", 2);
            assertThat(runs).hasSize(2).allSatisfy(run -> {
                assertThat(run.getTraceId()).isEqualTo(receipt.getTraceId());
                assertThat(run.getParentSpanId()).isEqualTo(receipt.getSpanId());
                assertThat(Collector.attribute(run, "handler")).isEqualTo("mailer");
            });
            assertThat(Collector.attribute(receipt, "result")).isEqualTo("STORED");
        }
    }

    @Test
    void aFailedRunSaysWhatFailedWithoutItsMessage() {
        try (RunningZenhook zenhook = zenhook(new Mailer(1)).start()) {
            zenhook.send(Webhook.event("customer.created").id("event_1"));

            assertThat(runsOf("event_1", 2))
                    .extracting(run -> run.getStatus().getCode())
                    .containsExactlyInAnyOrder(StatusCode.STATUS_CODE_ERROR, StatusCode.STATUS_CODE_UNSET);
            assertThat(runsOf("event_1", 2))
                    .extracting(run -> Collector.attribute(run, "error.type"))
                    .contains("java.lang.IllegalStateException");
            assertThat(collector.spans().toString()).doesNotContain("sesame-7161");
        }
    }

    @Test
    void aRunAfterARestartBelongsToTheTraceOfItsReceipt() {
        try (RunningZenhook zenhook = zenhook(new Mailer(Integer.MAX_VALUE)).start()) {
            zenhook.send(Webhook.event("customer.created").id("event_1"));
            receiptOf("event_1");
        }
        Span receipt = receiptOf("event_1");
        int before = runsOf("event_1", 1).size();
        try (RunningZenhook zenhook = zenhook(new Mailer(0)).start()) {
            List<Span> runs = runsOf("event_1", before + 1);
            assertThat(runs).extracting(Span::getTraceId).containsOnly(receipt.getTraceId());
        }
    }

    @Test
    void noStrangerIsTheParent() throws Exception {
        try (RunningZenhook zenhook = zenhook(new Mailer(0)).start();
                HttpClient client = HttpClient.newHttpClient()) {
            byte[] body = Webhook.event("customer.created").id("event_1").body();
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + zenhook.port() + "/webhooks"))
                            .header("N-Signature", SigningKey.shared().sign(body))
                            .header("traceparent", "00-" + FOREIGN_TRACE + "-00f067aa0ba902b7-01")
                            .header("b3", FOREIGN_TRACE + "-00f067aa0ba902b7-1")
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());

            runsOf("event_1", 1);
            assertThat(Collector.attribute(receiptOf("event_1"), "sender.trace"))
                    .as("written down")
                    .isEqualTo("00-" + FOREIGN_TRACE + "-00f067aa0ba902b7-01");
            assertThat(collector.spans())
                    .isNotEmpty()
                    .extracting(
                            span -> HexFormat.of().formatHex(span.getTraceId().toByteArray()))
                    .doesNotContain(FOREIGN_TRACE);
        }
    }

    /** Prometheus before 2.43 refuses the answer as a whole that has one elsewhere. */
    @Test
    void metricsNameATraceOnlyWhereOpenMetricsAllowsIt() throws Exception {
        try (RunningZenhook zenhook = zenhook(new Mailer(0))
                        .set("zenhook.operators.open-metrics", "true")
                        .start();
                HttpClient client = HttpClient.newHttpClient()) {
            zenhook.send(Webhook.event("customer.created").id("event_1"));
            runsOf("event_1", 1);
            String metrics = client.send(
                            HttpRequest.newBuilder(URI.create(
                                            "http://127.0.0.1:" + zenhook.managementPort() + "/actuator/prometheus"))
                                    .header("Accept", "application/openmetrics-text; version=1.0.0")
                                    .build(),
                            BodyHandlers.ofString())
                    .body();

            assertThat(metrics).contains("zenhook_handlers_runs_seconds_count{").endsWith("# EOF\n");
            assertThat(metrics.lines())
                    .filteredOn(line -> line.contains(" # {"))
                    .allSatisfy(line -> assertThat(line).matches("\\w+_(total|bucket)\\{.*"));
        }
    }

    @Test
    void withoutACollectorNobodyTraces() {
        try (RunningZenhook zenhook = RunningZenhook.in(directory).start()) {
            assertThat(zenhook.send(Webhook.event("customer.created")).statusCode())
                    .isEqualTo(200);
            assertThat(zenhook.has(Tracer.class)).isFalse();
        }
    }

    @Test
    void anEmptyEndpointIsNoneAlsoBesideExclusionsOfAUser() {
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .set("management.opentelemetry.tracing.export.otlp.endpoint", "")
                .set(
                        "spring.autoconfigure.exclude",
                        "org.springframework.boot.task.autoconfigure.TaskSchedulingAutoConfiguration")
                .start()) {
            assertThat(zenhook.has(Tracer.class)).isFalse();
            assertThat(zenhook.has(TaskScheduler.class)).isFalse();
        }
    }

    /** A user's application, with tracing of its own choice. */
    @SpringBootApplication
    static class Shop {}

    @Test
    void anApplicationThatBringsZenhookInKeepsItsOwnTracing() {
        try (RunningZenhook zenhook =
                RunningZenhook.in(directory).application(Shop.class).start()) {
            assertThat(zenhook.has(Tracer.class)).isTrue();
        }
    }
}
