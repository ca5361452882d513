package dev.zenhook.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A webhook to be sent: an envelope as Zentitle2 writes it, each field of which can be changed, or any other body. */
public final class Webhook {
    private static final Instant DATE = Instant.parse("2026-06-06T11:39:22.739326Z");

    private final Map<String, String> fields;
    private final byte @Nullable [] body;

    private Webhook(Map<String, String> fields, byte @Nullable [] body) {
        this.fields = fields;
        this.body = body;
    }

    /** An event of its own, with every field of the envelope, and with the payload that {@link Payloads} has for its code. */
    public static Webhook event(String code) {
        String resource = Ids.next(Payloads.resourcePrefix(code));
        return new Webhook(Map.of(), null)
                .with("eventId", quoted(Ids.next("event")))
                .with("eventDate", quoted(DATE.toString()))
                .with("eventCode", quoted(code))
                .with("resourceId", quoted(resource))
                .with("callAttempt", "1")
                .with("payload", Payloads.of(code, resource, DATE));
    }

    /** A test event, as after a click on <i>Test</i>. */
    public static Webhook testEvent() {
        return event("entitlement.created").resource(Ids.next("wh")).with("payload", "{}");
    }

    public static Webhook ofBody(byte[] body) {
        return new Webhook(Map.of(), body.clone());
    }

    public static Webhook ofBody(String body) {
        return ofBody(body.getBytes(StandardCharsets.UTF_8));
    }

    public Webhook id(String eventId) {
        return with("eventId", quoted(eventId));
    }

    /** Where the payload names the resource, it names the new one. */
    public Webhook resource(String resourceId) {
        String before = fields.getOrDefault("resourceId", "");
        Webhook changed = with("resourceId", quoted(resourceId));
        String payload = fields.get("payload");
        return payload == null || before.isEmpty()
                ? changed
                : changed.with("payload", payload.replace(before, quoted(resourceId)));
    }

    /** Sets a field to a JSON text, which is not looked at. */
    public Webhook with(String field, String json) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, json);
        return new Webhook(changed, body);
    }

    public Webhook without(String field) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new Webhook(changed, body);
    }

    public byte[] body() {
        return body != null ? body.clone() : json().getBytes(StandardCharsets.UTF_8);
    }

    private String json() {
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
