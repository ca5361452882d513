package dev.zenhook.receive;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * How long answers take, by their status: from the head of a request to the end of the answer. Not that of a request which is
 * refused while its body is still on its way: that takes as long as its sender likes.
 */
final class AnswerTimes extends HttpFilter {
    private static final String BEGUN = "dev.zenhook.begun";

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

    private final transient MeterRegistry meters;
    private final transient Map<Integer, Timer> timers = new ConcurrentHashMap<>();

    AnswerTimes(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() != DispatcherType.ASYNC) {
            request.setAttribute(BEGUN, System.nanoTime());
        }
        try {
            chain.doFilter(request, response);
        } finally {
            if (!request.isAsyncStarted() && request.getAttribute(BEGUN) instanceof Long begun) {
                answered(response.getStatus(), begun);
            }
        }
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
