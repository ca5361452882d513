package dev.zenhook.observe;

import dev.zenhook.store.InboxFilter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter as operators write it. A condition that is not understood is refused: without it an act would reach too far. */
final class FilterText {
    private FilterText() {}

    /** @param conditions null for those that were not named */
    static InboxFilter read(Map<String, @Nullable String> conditions) {
        Map<String, String> named = new LinkedHashMap<>();
        conditions.forEach((name, text) -> {
            if (text != null) {
                named.put(name, text);
            }
        });
        return InboxFilter.of(named);
    }

    /** @param text {@code name=value&name=value}, as in an address */
    static InboxFilter read(String text) {
        Map<String, @Nullable String> conditions = new LinkedHashMap<>();
        for (String condition : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = condition.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "filter is written as in the address of the list: tenant=main&delivery=PARKED");
            }
            String name = condition.substring(0, equals);
            if (conditions.put(name, decoded(condition.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("The condition " + name + " stands twice");
            }
        }
        return read(conditions);
    }

    /** Throws an IllegalArgumentException if a % begins no byte. */
    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
