package dev.zenhook.handle;

import dev.zenhook.event.EventCode;
import dev.zenhook.event.PrintableAscii;
import dev.zenhook.event.WebhookEvent;

/** An exact code, a beginning followed by {@code *}, or {@code *} alone. */
record CodePattern(String text) {
    /** @throws IllegalArgumentException with the reason, if it can never match */
    CodePattern {
        if (!PrintableAscii.isName(text)) {
            throw new IllegalArgumentException("a code is " + PrintableAscii.RULE);
        }
        if (text.strip().length() != text.length()) {
            throw new IllegalArgumentException("it begins or ends with a space");
        }
        if (text.substring(0, text.length() - 1).contains("*")) {
            throw new IllegalArgumentException("a * may stand at the end only");
        }
    }

    /** A test event is no business of those who ask for everything, or for the code that it happens to carry. */
    boolean matches(WebhookEvent event) {
        return event.test() ? text.equals(EventCode.TEST.value()) : matches(event.code());
    }

    boolean matches(EventCode code) {
        return isPrefix()
                ? code.value().startsWith(text.substring(0, text.length() - 1))
                : code.value().equals(text);
    }

    /** Whether it matches a code that Zentitle2 is known to send, or the test event. What matches none may be misspelt. */
    boolean isFamiliar() {
        return text.equals(EventCode.TEST.value()) || EventCode.KNOWN.stream().anyMatch(this::matches);
    }

    boolean isPrefix() {
        return text.endsWith("*");
    }
}
