package dev.zenhook.receive;

import static dev.zenhook.accept.RawRequest.of;
import static dev.zenhook.receive.Row.row;

import dev.zenhook.testkit.Webhook;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The names in an envelope: 1 to 200 printable ASCII characters. */
final class NameRows {
    private static final Map<String, String> NO_NAMES = new TreeMap<>(Map.of(
            "a number", "42",
            "true", "true",
            "an object", "{}",
            "an array", "[\"a\"]",
            "an empty text", "\"\"",
            "201 characters", '"' + "x".repeat(201) + '"',
            "a letter that is no ASCII", "\"Zo\u00eb\"",
            "a line break", "\"a\\nb\"",
            "a line break at the end", "\"a\\n\"",
            "DEL", "\"\\u007f\""));

    private NameRows() {}

    static Stream<Row> all() {
        return Stream.of(wrong(), missing(), several(), good()).flatMap(rows -> rows);
    }

    private static Stream<Row> wrong() {
        return Stream.of("eventId", "eventCode", "resourceId")
                .flatMap(field -> NO_NAMES.entrySet().stream()
                        .map(json -> row(json.getKey() + " is no " + field, of(event().with(field, json.getValue())))
                                .isUnreadable(field)));
    }

    private static Stream<Row> missing() {
        return Stream.of("eventId", "eventCode")
                .flatMap(field -> Stream.of(
                        row("no " + field + " is no envelope", of(event().without(field)))
                                .isUnreadable(field),
                        row("null is no " + field, of(event().with(field, "null")))
                                .isUnreadable(field),
                        row(
                                        "an empty payload alone excuses no missing " + field,
                                        of(event().without(field).with("payload", "{}")))
                                .isUnreadable(field),
                        row(
                                        "a listener alone excuses no missing " + field,
                                        of(event().without(field).resource("wh_1")))
                                .isUnreadable(field)));
    }

    private static Stream<Row> several() {
        return Stream.of(
                row("every violation is listed", of("{\"payload\":{\"a\":1}}")).isUnreadable("eventCode", "eventId"),
                row(
                                "wrong kinds and wrong names are listed together",
                                of("{\"eventId\":1,\"eventCode\":\"\",\"resourceId\":[]}"))
                        .isUnreadable("resourceId", "eventId", "eventCode"),
                row("names in other letters are other names", of("{\"EventId\":\"a\",\"eventcode\":\"b\"}"))
                        .isUnreadable("eventCode", "eventId"));
    }

    private static Stream<Row> good() {
        String longest = "x".repeat(200);
        return Stream.of(
                row("200 characters are an id", of(event().id("i" + longest.substring(1))))
                        .isAccepted(),
                row("200 characters are a code", of(event().with("eventCode", '"' + longest + '"')))
                        .isUnclaimed(),
                row("200 characters are a resource", of(event().resource(longest)))
                        .isAccepted(),
                row("one character is a name", of(event().id("~").resource(" ")))
                        .isAccepted(),
                row("no resource is an event without one", of(event().without("resourceId")))
                        .isAccepted(),
                row("null is an event without a resource", of(event().with("resourceId", "null")))
                        .isAccepted(),
                row("an escaped letter is that letter", of(event().with("eventCode", "\"\\u0065ntitlement.created\"")))
                        .isAccepted());
    }

    private static Webhook event() {
        return Webhook.event("entitlement.created");
    }
}
