package dev.zenhook.register;

import dev.zenhook.store.TestEvents;
import dev.zenhook.store.TestEvents.Arrived;
import dev.zenhook.store.TestEvents.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks for a test event and waits for it, through the database: any replica may receive it. */
final class TestEventWait {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** So far may Zentitle2's clock be behind ours. What is dated earlier was made before, and sent again by somebody. */
    private static final Duration BETWEEN_CLOCKS = Duration.ofMinutes(5);

    private final TestEvents events;
    private final Time time;

    TestEventWait(TestEvents events, Time time) {
        this.events = events;
        this.time = time;
    }

    /** The test event, and how long it took. */
    record Answer(String keyFingerprint, Duration took) {}

    /** Empty if it did not come. */
    Optional<Answer> await(String tenant, String listenerId, Runnable request) throws InterruptedException {
        Mark mark = events.mark(tenant);
        Instant earliest = time.instant().minus(BETWEEN_CLOCKS);
        long asked = time.nanoTime();
        request.run();
        while (true) {
            Optional<Arrived> arrived = events.since(mark, listenerId);
            Duration took = Duration.ofNanos(time.nanoTime() - asked);
            if (arrived.isPresent() && isDatedAfter(earliest, arrived.get())) {
                return arrived.map(event -> new Answer(event.keyFingerprint(), took));
            }
            if (took.compareTo(PATIENCE) >= 0) {
                return Optional.empty();
            }
            if (arrived.isPresent()) {
                mark = events.mark(tenant); // the old one would hide what comes after it
            }
            time.pause(BETWEEN_LOOKS);
        }
    }

    private static boolean isDatedAfter(Instant earliest, Arrived event) {
        Instant date = event.date();
        return date == null || !date.isBefore(earliest);
    }
}
