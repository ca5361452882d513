package dev.zenhook.receive;

import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.Handlers;
import dev.zenhook.receive.EnvelopeReader.Reading;
import dev.zenhook.store.ReplayGuide;
import dev.zenhook.store.StoredBody;
import java.util.Collection;
import java.util.List;

/** What is replayed is read, and given its handlers, as if it had just arrived. */
final class SecondReading implements ReplayGuide {
    private final EnvelopeReader reader;
    private final Handlers handlers;

    SecondReading(EnvelopeReader reader, Handlers handlers) {
        this.reader = reader;
        this.handlers = handlers;
    }

    @Override
    public Collection<String> handlersFor(WebhookEvent event) {
        return handlers.idsFor(event);
    }

    @Override
    public Reread read(StoredBody stored) {
        RawBody body = stored.body();
        return switch (reader.read(stored)) {
            case Reading.Understood(Envelope envelope) ->
                new Reread.Understood(envelope.key(body), envelope.event(stored.tenant(), body));
            case Reading.NoEnvelope(List<Violation> violations) -> new Reread.NoEnvelope(Violation.list(violations));
        };
    }
}
