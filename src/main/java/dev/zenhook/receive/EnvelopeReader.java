package dev.zenhook.receive;

import dev.zenhook.event.WireFormat;
import dev.zenhook.store.StoredBody;
import dev.zenhook.verify.VerifiedBody;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Reads an envelope out of a verified body, newly arrived or stored; out of any other body it cannot. */
final class EnvelopeReader {
    private static final List<String> LISTENER_PREFIXES = List.of("wh_", "whl_");

    private final Validator validator;

    EnvelopeReader(Validator validator) {
        this.validator = validator;
    }

    /** What was read. */
    sealed interface Reading {
        /** An envelope that keeps to the rules. */
        record Understood(Envelope envelope) implements Reading {}

        /** None, for at least one reason. */
        record NoEnvelope(List<Violation> violations) implements Reading {}
    }

    Reading read(VerifiedBody body) {
        return read(body.bytes());
    }

    Reading read(StoredBody body) {
        return read(body.body().bytes());
    }

    private Reading read(byte[] body) {
        if (body.length == 0) {
            return new Reading.Understood(new Envelope(null, null, null, null, null, NullNode.getInstance(), true));
        }
        try {
            JsonNode tree = WireFormat.read(body);
            return tree.isObject() ? judge(tree) : unreadable(new Violation("$", "must be a JSON object"));
        } catch (JacksonException e) {
            return unreadable(new Violation("$", "must be one well-formed JSON object: " + reason(e)));
        }
    }

    private Reading judge(JsonNode tree) {
        List<Violation> violations = new ArrayList<>();
        String resourceId = text(tree, "resourceId", violations);
        JsonNode payload = WireFormat.payload(tree);
        boolean test = WireFormat.isEmpty(payload) && isListener(resourceId);
        Envelope envelope = new Envelope(
                name(text(tree, "eventId", violations), test),
                name(text(tree, "eventCode", violations), test),
                resourceId,
                WireFormat.date(tree.get("eventDate")),
                count(tree.get("callAttempt")),
                payload,
                test);
        Class<?>[] groups =
                test ? new Class<?>[] {Default.class} : new Class<?>[] {Default.class, Envelope.Ordinary.class};
        validator.validate(envelope, groups).stream()
                .map(broken -> new Violation(broken.getPropertyPath().toString(), broken.getMessage()))
                .filter(broken ->
                        violations.stream().noneMatch(known -> known.field().equals(broken.field())))
                .sorted(java.util.Comparator.comparing(Violation::field))
                .forEach(violations::add);
        return violations.isEmpty() ? new Reading.Understood(envelope) : new Reading.NoEnvelope(violations);
    }

    private static @Nullable String text(JsonNode tree, String field, List<Violation> violations) {
        JsonNode node = tree.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            violations.add(new Violation(field, "must be a string"));
            return null;
        }
        return node.stringValue();
    }

    /** In a test event an empty name is as good as none. */
    private static @Nullable String name(@Nullable String text, boolean test) {
        return test && text != null && text.isEmpty() ? null : text;
    }

    private static boolean isListener(@Nullable String resourceId) {
        return resourceId != null && LISTENER_PREFIXES.stream().anyMatch(resourceId::startsWith);
    }

    /** A count as a number or as a string; anything else is no reason to lose an event. */
    private static @Nullable Integer count(@Nullable JsonNode node) {
        if (node == null || !(node.isNumber() || node.isString())) {
            return null;
        }
        try {
            return new BigDecimal(node.asString().strip()).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    private static Reading unreadable(Violation violation) {
        return new Reading.NoEnvelope(List.of(violation));
    }

    /** Where it went wrong; the parser's message may hold content. */
    private static String reason(JacksonException e) {
        var place = e.getLocation();
        return place == null || place.getLineNr() < 1
                ? "its depth or one of its numbers is beyond the limits"
                : "see line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
