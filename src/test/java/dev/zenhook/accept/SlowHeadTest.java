package dev.zenhook.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who drips its request, byte by byte, keeps nothing open with it: each byte is in time, and all together are not. */
class SlowHeadTest {
    private static final byte[] DRIP = "x".getBytes(StandardCharsets.US_ASCII);

    private static RunningZenhook zenhook;

    @BeforeAll
    static void start(@TempDir Path directory) {
        zenhook = RunningZenhook.in(directory)
                .set("zenhook.receive.read-timeout", "1s")
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    /** All at once, as each takes its time. */
    @Test
    void whatIsDrippedIsEndedAsAWholeAndSoIsSilence() {
        double before = ended();
        Map<String, RawConnection> dripping = Map.of(
                "a head", begin().send(start(RawRequest.webhook())),
                "the head of a later request", laterHead(),
                "a head that came with the request before it", headBehindARequest(),
                "a body that nobody wants any more", unwantedBody(),
                "a chunk of one", unwantedChunk());

        RawConnection silent = begin();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(dripping).allSatisfy((what, connection) -> {
                connection.trySend(DRIP);
                assertThat(connection.hasEnded()).as(what).isTrue();
            });
            assertThat(silent.hasEnded()).isTrue();
        });

        silent.close();
        dripping.values().forEach(RawConnection::close);
        assertThat(ended() - before).isEqualTo(dripping.size() + 1);
    }

    private static RawConnection laterHead() {
        RawConnection connection = begin();
        assertThat(connection.send(stored()).answer().status()).isEqualTo(200);
        return connection.send(start(RawRequest.webhook()));
    }

    private static RawConnection headBehindARequest() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(stored().bytes());
        both.writeBytes(start(RawRequest.webhook()));
        RawConnection connection = begin().send(both.toByteArray());
        assertThat(connection.answer().status()).isEqualTo(200);
        return connection;
    }

    private static RawConnection unwantedBody() {
        RawRequest unwanted = RawRequest.webhook().unsigned().keptAlive().framing("Content-Length: 200000");
        RawConnection connection = begin().send(unwanted.withheldBody());
        assertThat(connection.answer().status()).isEqualTo(401);
        return connection;
    }

    private static RawConnection unwantedChunk() {
        RawRequest unwanted = RawRequest.webhook().unsigned().keptAlive().chunked();
        RawConnection connection = begin().send(unwanted.withheldBody());
        assertThat(connection.answer().status()).isEqualTo(401);
        return connection.send("1;".getBytes(StandardCharsets.US_ASCII));
    }

    private static RawConnection begin() {
        return new RawConnection(zenhook.port());
    }

    private static RawRequest stored() {
        return RawRequest.of(Webhook.event("customer.created")).keptAlive();
    }

    private static byte[] start(RawRequest request) {
        return Arrays.copyOf(request.header("X-Odd", "").head(), 40);
    }

    private static double ended() {
        Counter counter = zenhook.bean(MeterRegistry.class)
                .find("zenhook.connections.ended")
                .tag("cause", "slow")
                .counter();
        return counter == null ? 0 : counter.count();
    }
}
