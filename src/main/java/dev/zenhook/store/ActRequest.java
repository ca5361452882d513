package dev.zenhook.store;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an operator asks for. The filter says which entries; a handler or a status of deliveries that it names also says
 * which of their deliveries.
 *
 * @param who who asks: 1 to 200 characters
 * @param why for the record: 1 to 1,000 characters
 * @param all of a replay: also what has succeeded or was discarded
 * @param handlers for which handlers only; empty: for all
 */
public record ActRequest(ActKind kind, String who, String why, InboxFilter filter, boolean all, List<String> handlers) {
    private static final int LONGEST_WHO = 200;
    private static final int LONGEST_WHY = 1_000;
    private static final Set<String> OF_A_RESOURCE = Set.of("tenant", "resource");

    /** Refuses by an IllegalArgumentException, whose message is for the operator, what cannot be done or recorded. */
    public ActRequest {
        handlers = List.copyOf(handlers);
        OneLine.require("who", who, LONGEST_WHO);
        OneLine.require("why", why, LONGEST_WHY);
        Map<String, String> named = filter.texts();
        if (named.isEmpty()) {
            throw new IllegalArgumentException(
                    "The filter is empty: name at least one condition; code * is every event but test events");
        }
        if (kind == ActKind.ERASE && !(named.keySet().equals(OF_A_RESOURCE) && handlers.isEmpty() && !all)) {
            throw new IllegalArgumentException("To erase, name tenant and resource in the filter, and nothing else");
        }
        if (kind == ActKind.DISCARD && all) {
            throw new IllegalArgumentException("What has succeeded cannot be discarded: leave out all");
        }
    }

    /** Whether a delivery of that handler is meant, whose last one has that status. */
    boolean means(String handler, DeliveryStatus last) {
        return means(handler) && (filter.delivery() == null || filter.delivery() == last);
    }

    /** Whether deliveries of that handler are meant. */
    boolean means(String handler) {
        return (filter.handler() == null || filter.handler().equals(handler))
                && (handlers.isEmpty() || handlers.contains(handler));
    }
}
