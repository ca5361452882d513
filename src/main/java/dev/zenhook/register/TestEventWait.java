package dev.zenhook.register;

import dev.zenhook.store.TestEvents;
import dev.zenhook.store.TestEvents.Arrived;
import dev.zenhook.store.TestEvents.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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

    /** What came of it. */
    sealed interface Answer {}

    /** The test event, and how long it took. */
    record Came(String keyFingerprint, Duration took) implements Answer {}

    /** Something like it came, but it is dated earlier than what was asked for can be. */
    record CameTooOld(Instant date) implements Answer {}

    record Nothing() implements Answer {}

    Answer await(String tenant, String listenerId, Runnable request) throws InterruptedException {
        Mark mark = events.mark(tenant);
        Instant earliest = time.instant().minus(BETWEEN_CLOCKS);
        long asked = time.nanoTime();
        request.run();
        // From now on only: the request itself may have taken minutes, if Zentitle2 had to be asked again.
        Due end = new Due(time);
        end.in(PATIENCE);
        while (true) {
            boolean isOver = end.isNow();
            List<Arrived> arrived = events.since(mark, listenerId);
            Duration took = Duration.ofNanos(time.nanoTime() - asked);
            Optional<Arrived> ours = arrived.stream()
                    .filter(event -> isDatedAfter(earliest, event))
                    .findFirst();
            if (ours.isPresent()) {
                return new Came(ours.get().keyFingerprint(), took);
            }
            if (isOver) {
                return latest(arrived);
            }
            time.pause(BETWEEN_LOOKS);
        }
    }

    private static Answer latest(List<Arrived> old) {
        return old.stream()
                .map(Arrived::date)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .<Answer>map(CameTooOld::new)
                .orElseGet(Nothing::new);
    }

    private static boolean isDatedAfter(Instant earliest, Arrived event) {
        Instant date = event.date();
        return date == null || !date.isBefore(earliest);
    }
}
