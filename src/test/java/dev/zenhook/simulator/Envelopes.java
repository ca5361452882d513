package dev.zenhook.simulator;

import dev.zenhook.testkit.Ids;
import dev.zenhook.testkit.Webhook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Envelopes of things that happen now. */
final class Envelopes {
    private Envelopes() {}

    /** With an event id of its own, which the given source of chance decides, and that date. */
    static Webhook dated(Webhook webhook, Instant date, RandomGenerator random) {
        return webhook.id(Ids.next("event", random))
                .with("eventDate", "\"" + date.truncatedTo(ChronoUnit.MICROS) + "\"");
    }
}
