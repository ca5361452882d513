package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.postgres.PostgresServer;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas share an inbox and report to one collector. */
class ReplicasTraceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path directory;

    /** Runs one event at a time, and ends none while it is held. */
    static class Mailer {
        private final Set<String> began = ConcurrentHashMap.newKeySet();
        private final CountDownLatch mayEnd;

        Mailer(CountDownLatch mayEnd) {
            this.mayEnd = mayEnd;
        }

        @OnWebhookEvent(value = "customer.created", id = "mailer", concurrency = 1)
        void mail(WebhookEvent event) throws InterruptedException {
            began.add(event.id());
            mayEnd.await();
        }
    }

    private RunningZenhook replica(String database, Collector collector, Mailer mailer) {
        return RunningZenhook.in(directory)
                .set("zenhook.store.url", database)
                .set("management.opentelemetry.tracing.export.otlp.endpoint", collector.url())
                .set("management.opentelemetry.tracing.export.schedule-delay", "50ms")
                .bean("mailer", mailer)
                .start();
    }

    @Test
    void whatOneReceivesAndTheOtherRunsIsOneTrace() throws Exception {
        String database = PostgresServer.shared().freshDatabase();
        CountDownLatch held = new CountDownLatch(1);
        Mailer busy = new Mailer(held);
        Mailer idle = new Mailer(new CountDownLatch(0));
        try (Collector collector = new Collector();
                RunningZenhook receiving = replica(database, collector, busy)) {
            receiving.send(Webhook.event("customer.created").id("event_held"));
            await().atMost(PATIENCE).until(() -> busy.began.contains("event_held"));
            receiving.send(Webhook.event("customer.created").id("event_1"));

            try (RunningZenhook running = replica(database, collector, idle)) {
                Span receipt = only(collector, "event_1", SpanKind.SPAN_KIND_PRODUCER);
                Span run = only(collector, "event_1", SpanKind.SPAN_KIND_CONSUMER);

                assertThat(idle.began).containsExactly("event_1");
                assertThat(busy.began).containsExactly("event_held");
                assertThat(run.getTraceId()).isEqualTo(receipt.getTraceId());
                assertThat(run.getParentSpanId()).isEqualTo(receipt.getSpanId());
                assertThat(running.port()).isNotEqualTo(receiving.port());
            } finally {
                held.countDown();
            }
        }
    }

    private static Span only(Collector collector, String event, SpanKind kind) {
        await().atMost(PATIENCE).until(() -> !collector.spansOf(event, kind).isEmpty());
        List<Span> spans = collector.spansOf(event, kind);
        assertThat(spans).hasSize(1);
        return spans.getFirst();
    }
}
