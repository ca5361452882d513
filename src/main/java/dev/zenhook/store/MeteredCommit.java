package dev.zenhook.store;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Measures each commit of a group: how long it took, and how many came together. */
final class MeteredCommit<W, R> implements Function<List<W>, List<R>> {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final Function<List<W>, List<R>> commit;
    private final Timer committed;
    private final Timer failed;
    private final DistributionSummary sizes;

    MeteredCommit(Function<List<W>, List<R>> commit, MeterRegistry meters) {
        this.commit = commit;
        this.committed = timer(meters, "committed");
        this.failed = timer(meters, "failed");
        this.sizes = DistributionSummary.builder("zenhook.commits.size")
                .description("How many arrivals were committed together")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
                .register(meters);
    }

    private static Timer timer(MeterRegistry meters, String result) {
        return Timer.builder("zenhook.commits")
                .description("Commits of what arrived together")
                .tag("result", result)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    @Override
    public List<R> apply(List<W> group) {
        long begun = System.nanoTime();
        Timer timer = failed;
        try {
            List<R> results = commit.apply(group);
            timer = committed;
            sizes.record(group.size());
            return results;
        } finally {
            timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }
}
