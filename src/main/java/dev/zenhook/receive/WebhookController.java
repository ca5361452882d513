package dev.zenhook.receive;

import dev.zenhook.event.LogContext;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.Handlers;
import dev.zenhook.receive.EnvelopeReader.Reading;
import dev.zenhook.store.EntryKey;
import dev.zenhook.store.Proof;
import dev.zenhook.store.Receipt;
import dev.zenhook.verify.VerifiedBody;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/** Takes a verified body: read, store, answer. 200 means that it is on the disk. */
@RestController
final class WebhookController {
    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

    private final EnvelopeReader reader;
    private final Handlers handlers;
    private final TracedInbox inbox;
    private final RequestCounter counter;
    private final Clock clock;

    WebhookController(
            EnvelopeReader reader, Handlers handlers, TracedInbox inbox, RequestCounter counter, Clock clock) {
        this.reader = reader;
        this.handlers = handlers;
        this.inbox = inbox;
        this.counter = counter;
        this.clock = clock;
    }

    /**
     * Returns when it is stored.
     *
     * @throws UnreadableException if it is no envelope; it is stored all the same
     * @throws dev.zenhook.store.InboxUnavailableException if it is not certain that it is stored
     */
    @PostMapping({"/webhooks", "/webhooks/{tenant}"})
    void receive(
            @RequestAttribute(NSignatureFilter.VERIFIED_BODY) VerifiedBody body,
            @RequestAttribute(name = SenderTrace.ATTRIBUTE, required = false) @Nullable String senderTrace,
            HttpServletRequest request) {
        switch (reader.read(body)) {
            case Reading.Understood(Envelope envelope) -> {
                WebhookEvent event = envelope.event(body.tenant(), RawBody.of(body.bytes()));
                Refusals.concern(request, event);
                LogContext.around(
                        event, null, () -> store(envelope.key(event.body()), event, proof(body), senderTrace));
            }
            case Reading.NoEnvelope(List<Violation> violations) ->
                LogContext.ofTenant(body.tenant(), () -> storeUnreadable(violations, body));
        }
    }

    private void store(EntryKey key, WebhookEvent event, Proof proof, @Nullable String senderTrace) {
        List<String> ids = handlers.idsFor(event);
        Receipt receipt = inbox.store(key, event, proof, ids, senderTrace);
        counter.countEvent(event, receipt.name().toLowerCase(Locale.ROOT));
        switch (receipt) {
            case STORED -> log.debug("Stored {}, for {} handlers", event, ids.size());
            case REPEATED -> log.debug("Had already {}", event);
            case STALE -> log.warn("Stored {} as stale: it is dated before anything that the inbox still knows", event);
            case DISCARDED -> throw new IllegalStateException("Events are not discarded");
        }
    }

    private void storeUnreadable(List<Violation> violations, VerifiedBody verified) {
        String problems = Violation.list(violations);
        Receipt receipt =
                inbox.storeUnreadable(verified.tenant(), RawBody.of(verified.bytes()), proof(verified), problems);
        boolean kept = receipt != Receipt.DISCARDED;
        counter.countUnreadable(verified.tenant(), kept ? "unreadable" : "unreadable-discarded");
        if (kept) {
            log.warn("Stored a verified body that is no envelope (tenant {}): {}", verified.tenant(), problems);
        } else {
            log.debug("Discarded a verified body that is no envelope (tenant {}): {}", verified.tenant(), problems);
        }
        throw new UnreadableException(violations, kept);
    }

    private Proof proof(VerifiedBody body) {
        return new Proof(body.signature(), body.keyFingerprint(), clock.instant());
    }
}
