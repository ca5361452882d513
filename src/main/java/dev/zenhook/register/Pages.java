package dev.zenhook.register;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads lists in the three shapes that Zentitle2 may give them: {@code {items, pageSize, pageNumber, elementsTotal}} as
 * its description says, {@code {data: […]}} and a bare array as the vendor's n8n node allows for.
 */
final class Pages {
    private static final int MOST_PAGES = 1_000;

    private final Function<String, ManagementApiException> unreadable;

    /** @param unreadable makes a failure of what is wrong with an answer */
    Pages(Function<String, ManagementApiException> unreadable) {
        this.unreadable = unreadable;
    }

    /**
     * What is on all pages, in order. It ends with the page that reaches the total, or else with one that brings nothing new: a
     * server that knows no pages answers the same at every number.
     *
     * @param page gives the page with that number, from 1
     * @param key the property that tells the elements apart
     */
    Collection<JsonNode> all(IntFunction<JsonNode> page, String key) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (int number = 1; number <= MOST_PAGES; number++) {
            JsonNode answer = page.apply(number);
            int before = found.size();
            items(answer).forEach(item -> found.putIfAbsent(text(item, key), item));
            JsonNode total = answer.path("elementsTotal");
            boolean whole = total.isInt() ? found.size() >= total.asInt() : found.size() == before;
            if (whole) {
                return found.values();
            }
            if (found.size() == before) {
                // To take half a list for the whole would mean to create what is on the other half once more.
                throw unreadable.apply("it shows %d of %d elements".formatted(before, total.asInt()));
            }
        }
        throw unreadable.apply("it has more than %d pages".formatted(MOST_PAGES));
    }

    /** The elements of one answer. */
    List<JsonNode> items(JsonNode answer) {
        return Stream.of(answer, answer.path("items"), answer.path("data"))
                .filter(JsonNode::isArray)
                .findFirst()
                .map(list -> list.valueStream().toList())
                .orElseThrow(() -> unreadable.apply("it holds no list"));
    }

    /** A text that an element must have. */
    String text(JsonNode item, String property) {
        String text = item.path(property).asString("");
        if (text.isEmpty()) {
            throw unreadable.apply("an element has no " + property);
        }
        return text;
    }
}
