package dev.zenhook.testkit;

import dev.zenhook.event.EventCode;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.event.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** A webhook to be sent: an envelope as Zentitle2 writes it, each field of which can be changed, or any other body. */
public final class Webhook {
    /** Lately, because an inbox does not dispatch what is older than its horizon; with six digits, as Zentitle2 writes it. */
    private static final Instant DATE =
            Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS).plusNanos(739_326_000);

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

    /** The payload as a JSON text. */
    public Webhook payload(String json) {
        return with("payload", json);
    }

    /** Empty if the body names none. */
    public Optional<String> eventId() {
        return field("eventId").filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    public RawBody rawBody() {
        return RawBody.of(body());
    }

    /** The event that a handler receives, without a way through the service: for a body that is an envelope. */
    public WebhookEvent toEvent() {
        JsonNode payload = field("payload").orElseGet(NullNode::getInstance);
        Optional<String> resource = field("resourceId").map(JsonNode::asString);
        boolean test = WireFormat.isEmpty(payload)
                && resource.filter(id -> id.startsWith("wh_") || id.startsWith("whl_"))
                        .isPresent();
        return new WebhookEvent(
                "main",
                eventId().orElseGet(() -> rawBody().sha256()),
                test
                        ? EventCode.TEST
                        : new EventCode(field("eventCode").orElseThrow().asString()),
                WireFormat.date(field("eventDate").orElse(null)),
                resource.orElse(null),
                field("callAttempt").map(JsonNode::asInt).orElse(null),
                payload,
                rawBody(),
                test,
                false,
                0);
    }

    private Optional<JsonNode> field(String name) {
        byte[] bytes = body();
        return bytes.length == 0
                ? Optional.empty()
                : Optional.ofNullable(WireFormat.read(bytes).get(name));
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
