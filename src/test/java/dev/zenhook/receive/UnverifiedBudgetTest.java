package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.zenhook.accept.Guest;
import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers may make this service hold at once. */
class UnverifiedBudgetTest {
    private static final int HALF_SENT = 250_000;

    private static RunningZenhook zenhook;

    private List<RawConnection> slow = List.of();

    /** Three of the half-sent ones are what strangers may have, four are all. */
    @BeforeAll
    static void start(@TempDir Path directory) {
        zenhook = RunningZenhook.in(directory)
                .set("zenhook.receive.max-unverified", "1MB")
                .set("zenhook.receive.read-timeout", "5m")
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    @AfterEach
    void allIsGivenBack() {
        slow.forEach(RawConnection::close);
        await().untilAsserted(() -> assertThat(bytesHeld()).isZero());
    }

    @Test
    void strangersWhoSendSlowlyKeepOutNeitherKnownConnectionsNorNewOnes() {
        try (RawConnection known = knownConnection()) {
            sendSlowly(3, connection -> {});

            assertThat(known.send(large().keptAlive()).answer().status()).isEqualTo(200);
            assertThat(slow).as("the known one has room of its own").noneMatch(RawConnection::hasEnded);

            assertThat(RawConnection.exchange(zenhook.port(), large()).status()).isEqualTo(200);
            await("the oldest goes").until(() -> slow.getFirst().hasEnded());
            assertThat(slow.subList(1, 3)).noneMatch(RawConnection::hasEnded);
        }
    }

    @Test
    void manyMoreThanThereIsRoomForHoldNoMoreThanTheirPart() {
        sendSlowly(3, connection -> {});
        List<RawConnection> first = slow;
        sendSlowly(9, connection -> {});

        await().until(() -> first.stream().allMatch(RawConnection::hasEnded));
        await().untilAsserted(() -> assertThat(bytesHeld()).isEqualTo(3 * HALF_SENT));
        assertThat(RawConnection.exchange(zenhook.port(), large()).status()).isEqualTo(200);
        first.forEach(RawConnection::close);
    }

    /** As with a captured webhook. */
    @Test
    void knownOnesWhoSendSlowlyKeepNobodyOut() {
        try (RawConnection known = knownConnection()) {
            sendSlowly(4, connection -> connection.send(small().keptAlive()).answer());

            assertThat(RawConnection.exchange(zenhook.port(), large()).status()).isEqualTo(200);
            assertThat(known.send(large().keptAlive()).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void aBodyThatFindsNoRoomIsAnsweredToComeAgain() {
        UnverifiedBudget budget = new UnverifiedBudget(100);
        UnverifiedBody alone = new UnverifiedBody(100, budget, Guest.current());
        alone.append(new byte[75], 75);

        assertThatExceptionOfType(RefusedException.TooBusy.class).isThrownBy(() -> alone.append(new byte[1], 1));

        UnverifiedBody next = new UnverifiedBody(100, budget, Guest.current());
        next.append(new byte[1], 1);
        assertThat(budget.held()).isOne();
        assertThatExceptionOfType(RefusedException.TooBusy.class)
                .as("had to end for the next")
                .isThrownBy(() -> alone.judgedBy(bytes -> bytes));
        alone.append(new byte[1], 1);
        alone.abandon();
        assertThat(budget.held()).isOne();
    }

    private void sendSlowly(int number, Consumer<RawConnection> before) {
        slow = Stream.generate(() -> new RawConnection(zenhook.port()))
                .limit(number)
                .toList();
        for (RawConnection connection : slow) {
            before.accept(connection);
            double held = bytesHeld();
            connection.send(halfSent());
            await().until(() -> bytesHeld() >= Math.min(held + HALF_SENT, 3 * HALF_SENT));
        }
    }

    private static RawConnection knownConnection() {
        RawConnection connection = new RawConnection(zenhook.port());
        assertThat(connection.send(small().keptAlive()).answer().status()).isEqualTo(200);
        return connection;
    }

    private static RawRequest halfSent() {
        return RawRequest.webhook().framing("Content-Length: 262144").body(new byte[HALF_SENT]);
    }

    private static RawRequest small() {
        return RawRequest.of(Webhook.event("customer.created"));
    }

    private static RawRequest large() {
        return RawRequest.of(Webhook.event("customer.created").with("payload", '"' + "x".repeat(HALF_SENT) + '"'));
    }

    private static double bytesHeld() {
        return zenhook.bean(MeterRegistry.class)
                .get("zenhook.unverified.bytes")
                .gauge()
                .value();
    }
}
