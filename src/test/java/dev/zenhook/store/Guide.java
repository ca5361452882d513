package dev.zenhook.store;

import dev.zenhook.event.WebhookEvent;
import java.util.List;

/** Knows the handlers that it is given, which want everything, and what an unreadable body reads now. */
record Guide(Reread reread, List<String> handlers) implements ReplayGuide {
    static Guide to(String... handlers) {
        return new Guide(new Reread.NoEnvelope("$ is no envelope"), List.of(handlers));
    }

    Guide reading(WebhookEvent event) {
        return new Guide(new Reread.Understood(EntryKey.ofEventId(event.id()), event), handlers);
    }

    @Override
    public List<String> handlersFor(WebhookEvent event) {
        return handlers;
    }

    @Override
    public Reread read(StoredBody body) {
        return reread;
    }
}
