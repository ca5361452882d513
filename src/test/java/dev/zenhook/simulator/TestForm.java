package dev.zenhook.simulator;

import dev.zenhook.testkit.Webhook;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How a test event's "empty payload" is written. No source says which it is, so all of them are sent. */
public enum TestForm {
    EMPTY_OBJECT("{}", "with the payload {}"),
    NULL("null", "with the payload null"),
    EMPTY_TEXT("\"\"", "with the payload \"\""),
    EMPTY_ARRAY("[]", "with the payload []"),
    NO_PAYLOAD(null, "without a payload"),
    NO_BODY(null, "without a body: always the same, so handed over once a minute at most");

    private final @Nullable String payload;
    private final String told;

    TestForm(@Nullable String payload, String told) {
        this.payload = payload;
        this.told = told;
    }

    String told() {
        return told;
    }

    Webhook webhook(String listenerId, Instant now, RandomGenerator random) {
        if (this == NO_BODY) {
            return Webhook.ofBody("");
        }
        Webhook webhook = Envelopes.dated(Webhook.testEvent(), now, random).resource(listenerId);
        return payload == null ? webhook.without("payload") : webhook.with("payload", payload);
    }
}
