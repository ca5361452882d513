package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.Zenhook;
import dev.zenhook.accept.RawAnswer;
import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** A flood of requests that are refused is no faster than it has connections. Here every refusal is one too many. */
class LateRefusalTest {
    private static final HeldTimer TIMER = new HeldTimer();

    /** Of a tenant whose key is to be fetched where nobody answers. */
    private static final String KEYLESS = "zenhook.tenants.keyless.management-api.";

    private static RunningZenhook zenhook;

    @Import(Zenhook.class)
    static class Patient {
        @Bean
        @Primary
        LateRefusals heldRefusals(MeterRegistry meters) {
            return new LateRefusals(0, TIMER, meters, System::nanoTime);
        }
    }

    /** With times so long that none of them ends a connection. */
    @BeforeAll
    static void start(@TempDir Path directory) {
        zenhook = RunningZenhook.in(directory)
                .application(Patient.class)
                .set("zenhook.receive.read-timeout", "5m")
                .set("zenhook.tenants.main.default", "true")
                .set(KEYLESS + "url", "http://127.0.0.1:1")
                .set(KEYLESS + "token-url", "http://127.0.0.1:1/token")
                .set(KEYLESS + "tenant-id", "t_0123456789012345678901")
                .set(KEYLESS + "client-id", "client")
                .set(KEYLESS + "client-secret", "secret")
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    @Test
    void whileRefusalsWaitOthersAreAnsweredAndTheirConnectionsBringNothingMore() {
        Map<String, Integer> before = Outcomes.of(zenhook);
        double lateBefore = late();
        List<RawConnection> flood = Stream.generate(() -> new RawConnection(zenhook.port()))
                .limit(50)
                .map(connection -> connection.send(forged()))
                .toList();

        RawConnection pipelined = new RawConnection(zenhook.port())
                .send(forged().keptAlive())
                .send(RawRequest.of(Webhook.event("customer.created")));
        for (int i = 0; i < 10; i++) {
            new RawConnection(zenhook.port()).send(forged()).close();
        }
        await().until(() -> TIMER.getQueue().size() == 61);

        assertThat(zenhook.send(Webhook.event("customer.created")).statusCode()).isEqualTo(200);
        assertThat(Outcomes.since(before, zenhook))
                .as("nothing of the flood yet")
                .isEqualTo(Map.of("stored", 1));

        TIMER.letGo();
        assertThat(flood).allSatisfy(connection -> {
            RawAnswer answer = connection.answer();
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).hasValue("N-Signature");
        });
        assertThat(pipelined.answer().status()).isEqualTo(401);
        assertThat(pipelined.answer().status()).as("what is behind a refusal").isEqualTo(200);
        flood.forEach(RawConnection::close);
        pipelined.close();
        await().untilAsserted(() ->
                assertThat(Outcomes.since(before, zenhook)).isEqualTo(Map.of("signature-not-valid", 61, "stored", 2)));
        assertThat(late() - lateBefore).isEqualTo(61);
    }

    @Test
    void everyRefusalIsAsLateWhateverItsCause() {
        RawRequest webhook = RawRequest.webhook();
        List<RawRequest> requests = List.of(
                webhook.to("/other"),
                webhook.to("/webhooks/../../x"),
                webhook.to("/webhooks/keyless"),
                webhook.method("GET"),
                webhook.unsigned(),
                webhook.unsigned().chunked(),
                forged(),
                webhook.header("Content-Encoding", "gzip"),
                webhook.chunked()
                        .framing("Transfer-Encoding: chunked", "Content-Length: 9")
                        .withheldBody(),
                webhook.framing("Content-Length: 300000").withheldBody());
        double before = late();

        List<RawConnection> connections = requests.stream()
                .map(request -> new RawConnection(zenhook.port()).send(request))
                .toList();
        await().until(() -> TIMER.getQueue().size() == requests.size() - 1);
        TIMER.letGo();
        connections.forEach(connection -> {
            assertThat(connection.answer().status()).isBetween(400, 503);
            connection.close();
        });

        assertThat(late() - before).as("all but the one that is no request").isEqualTo(requests.size() - 1);
    }

    private static RawRequest forged() {
        return RawRequest.webhook().signature(RawRequest.webhook().signature());
    }

    private static double late() {
        return zenhook.bean(MeterRegistry.class)
                .get("zenhook.refusals.late")
                .counter()
                .count();
    }
}
