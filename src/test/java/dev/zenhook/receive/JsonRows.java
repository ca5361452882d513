package dev.zenhook.receive;

import static dev.zenhook.accept.RawRequest.of;
import static dev.zenhook.receive.Row.row;

import dev.zenhook.testkit.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** JSON: what is authentic and no envelope is kept as it is, and answered 400. */
final class JsonRows {
    private JsonRows() {}

    static Stream<Row> all() {
        return Stream.concat(Stream.concat(texts(), notObjects()), limits());
    }

    private static Stream<Row> notObjects() {
        return Stream.of("[]", "[{}]", "\"text\"", "42", "true", "null", "\"\"")
                .map(json -> row(json + " is no envelope", of(json)).isUnreadable("$"));
    }

    private static Stream<Row> texts() {
        return Stream.of(
                row("white space alone is no envelope", of(" \r\n")).isUnreadable("$"),
                row("a byte order mark alone is no envelope", of("\uFEFF")).isUnreadable("$"),
                row("one NUL is no envelope", of("\0")).isUnreadable("$"),
                row("half an object is no envelope", of("{\"eventId\":\"a\"")).isUnreadable("$"),
                row("no JSON at all is no envelope", of("eventId=1&eventCode=2"))
                        .isUnreadable("$"),
                row("single quotes are no JSON", of("{'eventId':'a','eventCode':'b'}"))
                        .isUnreadable("$"),
                row("a comment is no JSON", of("/**/" + event())).isUnreadable("$"),
                row("NaN is no JSON", of(with("payload", "NaN"))).isUnreadable("$"),
                row("a comma at the end is no JSON", of(event().replace("}}", "},}")))
                        .isUnreadable("$"),
                row("a second object behind the first is no envelope", of(event() + event()))
                        .isUnreadable("$"),
                row("a bracket behind the envelope is no envelope", of(event() + "}"))
                        .isUnreadable("$"),
                row("letters behind the envelope are no envelope", of(event() + "x"))
                        .isUnreadable("$"),
                row("a name twice at the top is no envelope", of(event().replace("{\"", "{\"eventId\":\"b\",\"")))
                        .isUnreadable("$"),
                row("a name twice in the payload is no envelope", of(with("payload", "{\"a\":1,\"a\":1}")))
                        .isUnreadable("$"),
                row("a name twice, once in escapes, is no envelope", of(with("payload", "{\"a\":1,\"\\u0061\":1}")))
                        .isUnreadable("$"));
    }

    private static Stream<Row> limits() {
        return Stream.of(
                row("nesting 64 deep is read", of(with("payload", nested(63)))).isAccepted(),
                row("nesting 65 deep is no envelope", of(with("payload", nested(64))))
                        .isUnreadable("$"),
                row("a number of a thousand digits is read", of(with("payload", "9".repeat(1000))))
                        .isAccepted(),
                row("a number of 1001 digits is no envelope", of(with("payload", "9".repeat(1001))))
                        .isUnreadable("$"),
                row("an exponent beyond all measure is no envelope", of(with("payload", "1e99999999999")))
                        .isUnreadable("$"));
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }

    private static Webhook with(String field, String json) {
        return Webhook.event("entitlement.created").with(field, json);
    }

    private static String event() {
        return new String(Webhook.event("entitlement.created").body(), StandardCharsets.UTF_8);
    }
}
