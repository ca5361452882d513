package dev.zenhook.store;

import dev.zenhook.event.WebhookEvent;
import java.util.Collection;

/** What a replay has to know of the other rooms. */
public interface ReplayGuide {
    /** The ids of the handlers that want the event now, whoever wanted it when it arrived. Its payload is not read. */
    Collection<String> handlersFor(WebhookEvent event);

    /** Reads a body again that was no envelope when it arrived: this version may know better. */
    Reread read(StoredBody body);

    /** What was read. */
    sealed interface Reread {
        /** An event after all. */
        record Understood(EntryKey key, WebhookEvent event) implements Reread {}

        /**
         * Still none.
         *
         * @param problems why
         */
        record NoEnvelope(String problems) implements Reread {}
    }
}
