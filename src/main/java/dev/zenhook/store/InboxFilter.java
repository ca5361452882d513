package dev.zenhook.store;

import dev.zenhook.event.PrintableAscii;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are meant: those that fulfil every condition that is not null.
 *
 * @param entry the entry's number
 * @param code a code as handlers name it: an exact one, a beginning and {@code *}, or {@code *} alone
 * @param resource only together with the tenant
 * @param handler there is a delivery for that handler
 * @param delivery there is a delivery, of that handler if one is named, with that status
 * @param from received then or later
 * @param until received earlier
 */
public record InboxFilter(
        @Nullable Long entry,
        @Nullable String tenant,
        @Nullable String code,
        @Nullable String resource,
        @Nullable String handler,
        @Nullable EntryStatus status,
        @Nullable DeliveryStatus delivery,
        @Nullable Instant from,
        @Nullable Instant until) {
    private static final List<String> NAMES =
            List.of("entry", "tenant", "code", "resource", "handler", "status", "delivery", "from", "until");

    /** Refuses a pattern that can match nothing, and a resource without a tenant, by an IllegalArgumentException. */
    public InboxFilter {
        if (resource != null && tenant == null) {
            throw new IllegalArgumentException("resource is a tenant's: name the tenant, too");
        }
        if (code != null && !isPattern(code)) {
            throw new IllegalArgumentException("code is an exact code, a beginning followed by *, or * alone");
        }
    }

    /**
     * Reads the conditions from texts by their names.
     *
     * @throws IllegalArgumentException with a message for the operator, if a name or a text is none
     */
    public static InboxFilter of(Map<String, String> texts) {
        texts.keySet().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "There is no condition " + name + "; there are " + String.join(", ", NAMES));
                });
        return new InboxFilter(
                number(texts.get("entry")),
                texts.get("tenant"),
                texts.get("code"),
                texts.get("resource"),
                texts.get("handler"),
                status(EntryStatus.class, "status", texts.get("status")),
                status(DeliveryStatus.class, "delivery", texts.get("delivery")),
                time("from", texts.get("from")),
                time("until", texts.get("until")));
    }

    private static boolean isPattern(String code) {
        return PrintableAscii.isName(code)
                && !code.substring(0, code.length() - 1).contains("*");
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("entry is the number of an entry", e);
        }
    }

    private static <E extends Enum<E>> @Nullable E status(Class<E> type, String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is one of " + Arrays.toString(type.getEnumConstants()), e);
        }
    }

    private static @Nullable Instant time(String name, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is a time such as 2026-06-06T11:39:22Z", e);
        }
    }

    /** The conditions by their names, as {@link #of} reads them. */
    public Map<String, String> texts() {
        Object[] values = {entry, tenant, code, resource, handler, status, delivery, from, until};
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                texts.put(NAMES.get(i), values[i].toString());
            }
        }
        return texts;
    }
}
