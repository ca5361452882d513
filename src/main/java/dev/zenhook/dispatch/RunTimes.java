package dev.zenhook.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How long handlers run, those that return and those that throw. */
final class RunTimes {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };

    private record Labels(String handler, boolean isReturned) {}

    private final MeterRegistry meters;
    private final Map<Labels, Timer> timers = new ConcurrentHashMap<>();

    RunTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param begun by nanoTime */
    void ran(String handler, boolean isReturned, long begun) {
        timers.computeIfAbsent(new Labels(handler, isReturned), this::timer)
                .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Labels labels) {
        return Timer.builder("zenhook.handlers.runs")
                .description("Runs of handlers, by whether the handler returned or threw")
                .tag("handler", labels.handler())
                .tag("ended", labels.isReturned() ? "returned" : "threw")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
