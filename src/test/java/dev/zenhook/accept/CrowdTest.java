package dev.zenhook.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever opens all the connections that there are keeps nobody out. */
class CrowdTest {
    private static final int PLACES = 32;

    private static RunningZenhook zenhook;

    private List<RawConnection> crowd = List.of();

    /** With times so long that none of them ends a connection. */
    @BeforeAll
    static void start(@TempDir Path directory) {
        zenhook = RunningZenhook.in(directory)
                .set("server.tomcat.max-connections", String.valueOf(PLACES))
                .set("server.tomcat.connection-timeout", "5m")
                .set("zenhook.receive.read-timeout", "5m")
                .set("zenhook.receive.prompt-refusals", "1000000")
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    @AfterEach
    void disperse() {
        crowd.forEach(RawConnection::close);
    }

    @Test
    void manyWhoSayNothing() {
        gather(RawRequest.webhook(), 0);

        assertOthersComeIn();
    }

    @Test
    void manyWithHalfAHead() {
        gather(RawRequest.webhook(), 60);

        assertOthersComeIn();
    }

    @Test
    void manyWithHalfABody() {
        RawRequest webhook = RawRequest.webhook();
        gather(webhook, webhook.bytes().length - 10);

        assertOthersComeIn();
    }

    @Test
    void manyWhoseBodyNobodyWants() {
        RawRequest unwanted = RawRequest.webhook().unsigned().keptAlive().withheldBody();
        gather(unwanted, unwanted.bytes().length);

        assertOthersComeIn();
    }

    /** As with a captured webhook. */
    @Test
    void manyWhoAreKnown() {
        RawRequest captured = RawRequest.webhook().keptAlive();
        gather(captured, captured.bytes().length);

        assertOthersComeIn();
    }

    @Test
    void manyWhoAreKnownWithHalfAHead() {
        gatherKnown(60);

        assertOthersComeIn();
    }

    @Test
    void manyWhoAreKnownWithHalfABody() {
        gatherKnown(RawRequest.webhook().keptAlive().bytes().length - 10);

        assertOthersComeIn();
    }

    @Test
    void whoIsKnownStaysAsLongAsThereAreStrangers() {
        try (RawConnection known = new RawConnection(zenhook.port())) {
            RawRequest first = RawRequest.of(Webhook.event("customer.created")).keptAlive();
            assertThat(known.send(first).answer().status()).isEqualTo(200);

            gather(RawRequest.webhook(), 60);

            RawRequest second = RawRequest.of(Webhook.event("customer.created")).keptAlive();
            assertThat(known.send(second).answer().status()).isEqualTo(200);
        }
    }

    /** With so much of another webhook behind a captured one. */
    private void gatherKnown(int bytes) {
        byte[] captured = RawRequest.webhook().keptAlive().bytes();
        byte[] both = Arrays.copyOf(captured, captured.length + bytes);
        System.arraycopy(captured, 0, both, captured.length, bytes);
        gather(both);
    }

    private void gather(RawRequest request, int bytes) {
        gather(Arrays.copyOf(request.bytes(), bytes));
    }

    /** Many more than there are places. */
    private void gather(byte[] begun) {
        crowd = Stream.generate(() -> new RawConnection(zenhook.port()))
                .limit(3 * PLACES)
                .peek(connection -> connection.trySend(begun))
                .toList();
        await().until(() -> crowd.stream().filter(RawConnection::hasEnded).count() >= PLACES);
    }

    private static void assertOthersComeIn() {
        for (int i = 0; i < PLACES; i++) {
            assertThat(RawConnection.exchange(zenhook.port(), RawRequest.of(Webhook.event("customer.created")))
                            .status())
                    .isEqualTo(200);
        }
    }
}
