package dev.zenhook.receive;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How long answers take, by their status: from the head of a request to the end of the answer. */
final class AnswerTimes {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry meters;
    private final Map<Integer, Timer> timers = new ConcurrentHashMap<>();

    AnswerTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param begun by nanoTime */
    void answered(int status, long begun) {
        timers.computeIfAbsent(status, this::timer).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    private Timer timer(int status) {
        return Timer.builder("zenhook.answers")
                .description("From the head of a request to the end of its answer")
                .tag("status", String.valueOf(status))
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
