package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.handle.UnrecoverableException;
import dev.zenhook.machine.FreePort;
import dev.zenhook.register.Connections;
import dev.zenhook.simulator.SimulatedZentitle2;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A Zenhook to which everything has happened that is counted, with the tenants {@code main} and {@code acme}. */
final class BusyDay implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final RunningZenhook zenhook;
    private final SimulatedZentitle2 zentitle2 = SimulatedZentitle2.start();

    static class Mailer {
        private final AtomicBoolean isBack = new AtomicBoolean();
        private final AtomicBoolean hasFailed = new AtomicBoolean();

        @OnWebhookEvent("customer.created")
        void busy(WebhookEvent event) {
            if (hasFailed.compareAndSet(false, true)) {
                throw new IllegalStateException("busy");
            }
        }

        @OnWebhookEvent("customer.updated")
        void hopeless(WebhookEvent event) {
            if (!isBack.get()) {
                throw new UnrecoverableException("never");
            }
        }
    }

    BusyDay(Path folder) {
        Mailer mailer = new Mailer();
        int port = FreePort.find();
        String acme = "zenhook.tenants.acme.";
        zenhook = ManagementPort.zenhookIn(folder)
                .set("server.port", String.valueOf(port))
                .set("zenhook.dispatch.first-delay", "5ms")
                .set("zenhook.tenants.main.default", "true")
                .set(acme + "alert-when-silent-for", "1d")
                .set(acme + "management-api.url", zentitle2.url())
                .set(acme + "management-api.token-url", zentitle2.tokenUrl())
                .set(acme + "management-api.tenant-id", zentitle2.account().tenantId())
                .set(acme + "management-api.client-id", zentitle2.account().clientId())
                .set(acme + "management-api.client-secret", zentitle2.account().clientSecret())
                .set(acme + "registration.public-url", "http://localhost:" + port + "/webhooks/acme")
                .bean("mailer", mailer)
                .start();
        Connections connections = zenhook.bean(Connections.class);
        await().atMost(PATIENCE).until(() -> connections.status("acme").selfTest() != null);
        pass(mailer);
    }

    private void pass(Mailer mailer) {
        Webhook created = Webhook.event("customer.created").id("event_1");
        assertThat(zenhook.send(created).statusCode()).isEqualTo(200);
        assertThat(zenhook.send(created).statusCode()).isEqualTo(200);
        assertThat(zenhook.send(Webhook.event("something.new")).statusCode()).isEqualTo(200);
        assertThat(zenhook.send(Webhook.ofBody("[1]")).statusCode()).isEqualTo(400);
        assertThat(zenhook.post("/webhooks", created.body(), "none").statusCode())
                .isEqualTo(401);
        assertThat(zenhook.post(
                                "/webhooks",
                                created.body(),
                                zentitle2.account().key().sign(created.body()))
                        .statusCode())
                .isEqualTo(401);
        awaitCounted("zenhook.signatures.diagnosed", 1);

        zenhook.send(Webhook.event("customer.updated").id("event_2"));
        awaitOutcome("parked", 1);
        mailer.isBack.set(true);
        assertThat(ManagementPort.call(zenhook, "POST", "/inbox", """
            {"act": "replay", "filter": "delivery=PARKED", "why": "it is back"}\
            """).statusCode())
                .isBetween(200, 299);
        awaitOutcome("succeeded", 2);
        zenhook.bean(Lookout.class).look();
        System.gc(); // or there would be no pause to show
        await().atMost(PATIENCE).until(() -> Scrape.of(zenhook).types().containsKey("jvm_gc_pause_seconds"));
    }

    private void awaitOutcome(String outcome, int times) {
        await().atMost(PATIENCE).until(() -> counted("zenhook.deliveries", "outcome", outcome) >= times);
    }

    private void awaitCounted(String name, int times) {
        await().atMost(PATIENCE).until(() -> counted(name) >= times);
    }

    double counted(String name, String... labels) {
        return zenhook.bean(MeterRegistry.class).find(name).tags(labels).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        zenhook.close();
        zentitle2.close();
    }
}
