package dev.zenhook.simulator;

import dev.zenhook.testkit.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Something that listeners are told of.
 *
 * @param told the same in words, for those who look on
 * @param attempt the {@code callAttempt} that it is sent with
 * @param listener the id of the only listener that it is for; null: it is for all that subscribed to its code
 */
record Notice(
        Kind kind,
        String code,
        String told,
        Webhook webhook,
        int attempt,
        @Nullable String listener) {
    enum Kind {
        /** Repeated until it is answered 200. */
        EVENT,
        /** Never repeated. */
        TEST,
        /** Changed by somebody on its way. Zentitle2 knows nothing of it, so it is not repeated either. */
        TAMPERED
    }

    static Notice event(String code, String told, Webhook webhook) {
        return new Notice(Kind.EVENT, code, told, webhook, 1, null);
    }

    static Notice test(TestForm form, String listener, Instant now, RandomGenerator random) {
        String told = "for " + listener + ", " + form.told();
        return new Notice(Kind.TEST, "test event", told, form.webhook(listener, now, random), 1, listener);
    }

    /** The same once more. */
    Notice again() {
        return new Notice(kind, code, told, webhook, attempt + 1, listener);
    }

    Notice tampered() {
        String now = "somebody on the way changes: " + told;
        return new Notice(Kind.TAMPERED, code, now, webhook, attempt, listener);
    }

    /** What Zentitle2 signs. */
    byte[] signedBody() {
        return webhook.with("callAttempt", Integer.toString(attempt)).body();
    }

    /** What arrives. */
    byte[] sentBody() {
        byte[] signed = signedBody();
        return kind == Kind.TAMPERED
                ? new String(signed, StandardCharsets.UTF_8)
                        .replace("\"disabled\":false", "\"disabled\":true")
                        .getBytes(StandardCharsets.UTF_8)
                : signed;
    }
}
