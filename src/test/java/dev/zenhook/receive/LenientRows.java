package dev.zenhook.receive;

import static dev.zenhook.receive.Row.row;

import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.Webhook;
import java.util.stream.Stream;

/** What is odd and no reason to lose an event. How it is read is told by {@link LenientFieldsTest}. */
final class LenientRows {
    private LenientRows() {}

    static Stream<Row> all() {
        return Stream.concat(
                Stream.of(
                        row("an unknown code is stored", RawRequest.of(Webhook.event("no.such.code")))
                                .isUnclaimed(),
                        row(
                                        "an id, a code and nothing else are an event",
                                        RawRequest.of("{\"eventId\":\"least\",\"eventCode\":\"entitlement.created\"}"))
                                .isAccepted(),
                        row(
                                        "an empty payload with an ordinary resource is an event",
                                        RawRequest.of(Webhook.event("entitlement.created")
                                                .with("payload", "{}")))
                                .isAccepted()),
                fields());
    }

    private static Stream<Row> fields() {
        return Stream.of(
                odd("an unknown field is passed over", "newField", "{\"a\":[1,2]}"),
                odd("null is a payload", "payload", "null"),
                odd("a text is a payload", "payload", "\"text\""),
                odd("a list is a payload", "payload", "[1]"),
                odd("a callAttempt as text is stored", "callAttempt", "\"2\""),
                odd("a callAttempt of nonsense is stored", "callAttempt", "\"often\""),
                odd("a callAttempt that is no whole number is stored", "callAttempt", "1.5"),
                odd("a callAttempt beyond all measure is stored", "callAttempt", "1e999999"),
                odd("a callAttempt as object is stored", "callAttempt", "{}"),
                odd("a callAttempt of null is stored", "callAttempt", "null"),
                odd("a date of nonsense is stored", "eventDate", "\"yesterday\""),
                odd("an empty date is stored", "eventDate", "\"\""),
                odd("a date as number is stored", "eventDate", "1749209962"),
                odd("a date as object is stored", "eventDate", "{\"year\":2025}"),
                odd("a date in the year a million is stored", "eventDate", "\"+1000000-01-01T00:00:00Z\""),
                odd("a date with an offset is stored", "eventDate", "\"2025-06-06T11:39:22+05:45\""));
    }

    private static Row odd(String name, String field, String json) {
        return row(name, RawRequest.of(Webhook.event("entitlement.created").with(field, json)))
                .isAccepted();
    }
}
