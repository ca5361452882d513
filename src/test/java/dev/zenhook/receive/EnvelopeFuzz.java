package dev.zenhook.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.code_intelligence.jazzer.mutation.annotation.WithLength;
import dev.zenhook.event.EventCode;
import dev.zenhook.event.PrintableAscii;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.SeatPayload;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.event.WireFormat;
import dev.zenhook.receive.EnvelopeReader.Reading;
import dev.zenhook.testkit.Webhook;
import dev.zenhook.verify.VerifiedBodies;
import jakarta.validation.Validation;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;

/** Any bytes with a good signature: read as an event that keeps every promise, or refused for reasons that hold nothing of them. */
class EnvelopeFuzz {
    private static final EnvelopeReader READER =
            new EnvelopeReader(Validation.buildDefaultValidatorFactory().getValidator());
    private static final Pattern REASONS = Pattern.compile("\\$ must be a JSON object"
            + "|\\$ must be one well-formed JSON object: "
            + "(see line \\d+, column \\d+|its depth or one of its numbers is beyond the limits)"
            + "|(eventId|eventCode|resourceId) (must be a string|must be 1 to 200 printable ASCII characters)"
            + "|(eventId|eventCode) is missing");

    static Stream<byte[]> seeds() {
        Stream<String> texts = Stream.of(
                "",
                "{}",
                "[]",
                "{\"eventId\":\"e\",\"eventCode\":\"c\",\"eventId\":\"e\"}",
                "{\"eventId\":1,\"eventCode\":\"a\\nb\",\"resourceId\":\"\u202e\"}",
                "{\"payload\":[1e999999999999],\"callAttempt\":\"1\"}",
                "{\"eventId\":\"e\",\"resourceId\":\"whl_1\",\"payload\":\"\"}");
        Stream<byte[]> webhooks = Stream.concat(
                Stream.of(Webhook.testEvent().body()),
                EventCode.KNOWN.stream().map(code -> Webhook.event(code.value()).body()));
        return Stream.concat(texts.map(text -> text.getBytes(UTF_8)), webhooks);
    }

    @MethodSource("seeds")
    @DictionaryEntries({
        "\"eventId\":",
        "\"eventCode\":",
        "\"resourceId\":",
        "\"eventDate\":",
        "\"callAttempt\":",
        "\"payload\":",
        "\"wh_1\"",
        "\"2026-01-01T00:00:00Z\"",
        "1e2147483648"
    })
    @FuzzTest
    void whatIsUnderstoodKeepsEveryPromise(byte @NotNull @WithLength(max = 4096) [] body) {
        switch (READER.read(VerifiedBodies.unchecked(body))) {
            case Reading.NoEnvelope(List<Violation> violations) -> {
                assertThat(body).isNotEmpty();
                assertThat(violations).isNotEmpty();
                assertThat(violations)
                        .allSatisfy(reason -> assertThat(reason.toString()).matches(REASONS));
            }
            case Reading.Understood understood -> {
                requirePromised(understood.envelope(), RawBody.of(body));
                assertThat(READER.read(VerifiedBodies.unchecked(body))).isEqualTo(understood);
            }
        }
    }

    private static void requirePromised(Envelope envelope, RawBody body) {
        WebhookEvent event = envelope.event("main", body);
        assertThat(event.id()).matches(PrintableAscii.NAME);
        assertThat(event.code().value()).matches(PrintableAscii.NAME);
        assertThat(event.toString()).matches("[ -~]+");
        assertThat(event.resourceId() == null || PrintableAscii.isName(event.resourceId()))
                .isTrue();
        assertThat(event.test() == event.code().equals(EventCode.TEST)
                        || EventCode.TEST.value().equals(envelope.eventCode()))
                .isTrue();
        assertThat(event.test() || (envelope.eventId() != null && envelope.eventCode() != null))
                .isTrue();
        assertThat(!event.test() || WireFormat.isEmpty(event.payload())).isTrue();
        requireInMicroseconds(event.date());
        if (body.size() > 0) {
            requireTheSameWrittenAgain(envelope, body);
            requireBindsOrSaysSo(event);
        }
    }

    private static void requireInMicroseconds(@Nullable Instant date) {
        assertThat(date == null
                        || (date.getNano() % 1000 == 0
                                && date.toString().length() <= "0000-00-00T00:00:00.000000Z".length()))
                .isTrue();
    }

    /** Written by another hand, in other bytes, it is the same event. */
    private static void requireTheSameWrittenAgain(Envelope envelope, RawBody body) {
        byte[] again = WireFormat.read(body.bytes()).toString().getBytes(UTF_8);
        assertThat(READER.read(VerifiedBodies.unchecked(again))).isEqualTo(new Reading.Understood(envelope));
    }

    private static void requireBindsOrSaysSo(WebhookEvent event) {
        try {
            assertThat(WireFormat.bind(event.payload(), SeatPayload.class)).isInstanceOf(SeatPayload.class);
        } catch (JacksonException unfit) {
            assertThat(WireFormat.path(unfit)).isNotEmpty();
        }
    }
}
