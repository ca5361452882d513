package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.EventCode;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the vendor does, done by openssl: sign the exact bytes, and send them to the packaged service. */
class SignedByOpensslIT {
    private static OpensslKey key;
    private static ZenhookProcess zenhook;

    @BeforeAll
    static void start(@TempDir Path folder) {
        key = OpensslKey.generateIn(folder);
        zenhook = ZenhookProcess.in(folder).key(key.modulus()).start();
    }

    @AfterAll
    static void stop() {
        if (zenhook != null) { // there is none where openssl is missing
            zenhook.close();
        }
    }

    static Stream<String> knownCodes() {
        return EventCode.KNOWN.stream().map(EventCode::value).sorted();
    }

    @ParameterizedTest
    @MethodSource("knownCodes")
    void aSignedEventOfEveryCodeIsTakenAndHandled(String code) {
        byte[] body = Webhook.event(code).id("event_" + code).body();

        assertThat(zenhook.tryPost("/webhooks", body, key.sign(body))).isEqualTo(200);

        await().until(() -> zenhook.recorded().contains("end " + code + " event_" + code));
    }

    static Stream<Webhook> testEvents() {
        Stream<Webhook> payloads = Stream.of("{}", "null", "\"\"", "[]")
                .map(empty -> Webhook.testEvent().with("payload", empty));
        return Stream.concat(
                payloads,
                Stream.of(
                        Webhook.testEvent().without("payload"),
                        Webhook.testEvent().resource("whl_1"),
                        Webhook.testEvent().without("eventId"),
                        Webhook.testEvent().without("eventCode"),
                        Webhook.ofBody("")));
    }

    @ParameterizedTest
    @MethodSource("testEvents")
    void aTestEventInEveryFormIsTakenAndHandled(Webhook test) {
        byte[] body = test.body();
        long before = handledTests();

        assertThat(zenhook.tryPost("/webhooks/main", body, key.sign(body))).isEqualTo(200);

        await().until(() -> handledTests() == before + 1);
    }

    private static long handledTests() {
        return zenhook.recorded().stream()
                .filter(line -> line.startsWith("test "))
                .count();
    }

    @Test
    void oneFlippedBitAnywhereIsRefusedAndNothingIsHandled() {
        byte[] body = Webhook.event("customer.created").id("event_flipped").body();
        String signature = key.sign(body);
        List<String> before = zenhook.recorded();
        Random random = new Random(7);

        for (int n = 0; n < 100; n++) {
            byte[] flippedBody = flip(body, random.nextInt(body.length * 8));
            assertThat(zenhook.tryPost("/webhooks", flippedBody, signature)).isEqualTo(401);
            byte[] flippedSignature = flip(Base64.getDecoder().decode(signature), random.nextInt(256 * 8));
            String text = Base64.getEncoder().encodeToString(flippedSignature);
            assertThat(zenhook.tryPost("/webhooks", body, text)).isEqualTo(401);
        }

        assertThat(zenhook.tryPost("/webhooks", body, signature)).isEqualTo(200);
        await().until(() -> zenhook.recorded().contains("end customer.created event_flipped"));
        assertThat(zenhook.recorded()).hasSize(before.size() + 2);
    }

    /** By one of the bits that leave it a character which HTTP lets a header carry. */
    @Test
    void oneChangedCharacterOfTheBase64TextIsRefused() {
        byte[] body = Webhook.event("customer.created").body();
        String signature = key.sign(body);

        for (int place = 0; place < signature.length(); place++) {
            char changed = (char) (signature.charAt(place) ^ (1 << (place % 3)));
            String text = signature.substring(0, place) + changed + signature.substring(place + 1);
            assertThat(zenhook.tryPost("/webhooks", body, text)).as(text).isEqualTo(401);
        }
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }
}
