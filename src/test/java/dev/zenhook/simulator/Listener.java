package dev.zenhook.simulator;

import java.net.URI;
import java.util.List;

/**
 * A webhook listener: somebody wants to be told.
 *
 * @param subscriptions the codes that it is told of; test events come in any case
 */
public record Listener(String id, URI uri, List<String> subscriptions) {
    public Listener {
        subscriptions = List.copyOf(subscriptions);
    }
}
