package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.machine.FreePort;
import dev.zenhook.postgres.PostgresServer;
import dev.zenhook.simulator.SimulatedZentitle2;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Zenhook with an account at a simulated Zentitle2, and both of them real: the tenant {@code acme} has no key but that. */
@ExtendWith(OutputCaptureExtension.class)
class ConnectedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PATH = "/webhooks/acme";

    private final SimulatedZentitle2 zentitle2 = SimulatedZentitle2.start();
    private final dev.zenhook.simulator.Account account = zentitle2.account();

    @TempDir
    private Path folder;

    static class Customers {
        @OnWebhookEvent("customer.*")
        void changed(WebhookEvent event) {}
    }

    @AfterEach
    void close() {
        zentitle2.close();
    }

    private RunningZenhook.Builder connected(int port) {
        String acme = "zenhook.tenants.acme.";
        return RunningZenhook.in(folder)
                .set("server.port", String.valueOf(port))
                .set(acme + "management-api.url", zentitle2.url())
                .set(acme + "management-api.token-url", zentitle2.tokenUrl())
                .set(acme + "management-api.tenant-id", account.tenantId())
                .set(acme + "management-api.client-id", account.clientId())
                .set(acme + "management-api.client-secret", account.clientSecret())
                .set(acme + "registration.public-url", "http://localhost:" + port + PATH)
                .bean("customers", new Customers());
    }

    private RunningZenhook.Builder connected() {
        return connected(FreePort.find());
    }

    private static AccountStatus tested(RunningZenhook zenhook) {
        Connections connections = zenhook.bean(Connections.class);
        await().atMost(PATIENCE).until(() -> connections.status("acme").selfTest() != null);
        return connections.status("acme");
    }

    private static int post(RunningZenhook zenhook, SigningKey key) {
        byte[] body = Webhook.event("customer.created").body();
        return zenhook.post(PATH, body, key.sign(body)).statusCode();
    }

    @Test
    void credentialsAndAUrlAreAllThatIsNeeded(CapturedOutput output) {
        try (RunningZenhook zenhook = connected().start()) {
            AccountStatus status = tested(zenhook);

            assertThat(status.selfTest()).matches(SelfTestResult::passed, "passed");
            assertThat(account.listeners())
                    .singleElement()
                    .satisfies(listener -> assertThat(listener.subscriptions())
                            .containsExactly("customer.created", "customer.updated"));
            assertThat(status.missing()).isEmpty();
            assertThat(post(zenhook, account.key())).isEqualTo(200);
        }
        assertThat(account.listeners()).hasSize(1);
        assertThat(output).contains("Zentitle2 reached us at http://localhost:", "(tenant acme, key sha256:");
    }

    @Test
    void aRotatedKeyIsPickedUpWithoutARestart() {
        try (RunningZenhook zenhook = connected().start()) {
            tested(zenhook);
            SigningKey old = account.key();
            account.replaceKey();

            assertThat(post(zenhook, account.key())).isEqualTo(401);
            await().atMost(PATIENCE)
                    .until(() -> !KeySide.fingerprint(old)
                            .equals(zenhook.bean(Connections.class)
                                    .status("acme")
                                    .keyFingerprint()));

            assertThat(post(zenhook, account.key())).isEqualTo(200);
            assertThat(post(zenhook, old)).isEqualTo(200);
            assertThat(zenhook.bean(Connections.class).revokePreviousKey("acme"))
                    .isOne();
            assertThat(post(zenhook, old)).isEqualTo(401);
        }
    }

    @Test
    void aStartWhileZentitle2IsAwayHasTheLastGoodKey() {
        try (RunningZenhook zenhook = connected().start()) {
            tested(zenhook);
        }
        zentitle2.wireMock().stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.status(503)));

        try (RunningZenhook zenhook = connected().start()) {
            assertThat(post(zenhook, account.key())).isEqualTo(200);
        }
    }

    @Test
    void untilAFirstKeyIsThereThatTenantAloneIsAnswered503() {
        zentitle2.wireMock().stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.status(503)));

        try (RunningZenhook zenhook = connected().start()) {
            assertThat(post(zenhook, account.key())).isEqualTo(503);
            byte[] body = Webhook.event("customer.created").body();
            assertThat(zenhook.post("/webhooks/main", body, SigningKey.shared().sign(body))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void replicasThatStartAtOnceMakeOneListenerAndFindEachOthersTestEvents() throws Exception {
        String database = PostgresServer.shared().freshDatabase();
        int port = FreePort.find();
        // The second is behind no URL of its own: what is sent to the first is all that arrives.
        List<RunningZenhook.Builder> replicas = List.of(
                connected(port).set("zenhook.store.url", database),
                connected(port).set("server.port", "0").set("zenhook.store.url", database));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<RunningZenhook>> started = replicas.stream()
                    .map(replica -> threads.submit(replica::start))
                    .toList();
            try (RunningZenhook one = started.getFirst().get();
                    RunningZenhook other = started.getLast().get()) {
                assertThat(List.of(tested(one), tested(other)))
                        .allSatisfy(status -> assertThat(status.selfTest()).matches(SelfTestResult::passed, "passed"))
                        .extracting(AccountStatus::listenerId)
                        .containsOnly(account.listeners().getFirst().id());
                assertThat(account.listeners()).hasSize(1);
            }
        }
    }
}
