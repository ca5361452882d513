package dev.zenhook.receive;

import dev.zenhook.event.BoundedNames;
import dev.zenhook.event.EventCode;
import dev.zenhook.event.WebhookEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Event codes as labels. Zentitle2 adds codes, and every label is a series that is kept for ever: so the known ones and those
 * that a handler names have a label each, of all others the first few, and the rest share one.
 */
final class CodeLabels {
    /** Of a body that is no envelope. */
    static final String NONE = "none";

    private final Supplier<Set<String>> ofHandlers;
    private final BoundedNames strangers = new BoundedNames();

    /** Null until the first event: the handlers are found after this is made. */
    private volatile @Nullable Set<String> familiar;

    /** @param ofHandlers the codes that handlers name in full */
    CodeLabels(Supplier<Set<String>> ofHandlers) {
        this.ofHandlers = ofHandlers;
    }

    String of(WebhookEvent event) {
        return event.test() ? EventCode.TEST.value() : of(event.code().value());
    }

    String of(String code) {
        return familiar().contains(code) ? code : strangers.labelOf(code);
    }

    private Set<String> familiar() {
        Set<String> found = familiar;
        if (found == null) {
            found = new HashSet<>(ofHandlers.get());
            for (EventCode known : EventCode.KNOWN) {
                found.add(known.value());
            }
            familiar = found;
        }
        return found;
    }
}
