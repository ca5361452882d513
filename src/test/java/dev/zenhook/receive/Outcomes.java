package dev.zenhook.receive;

import dev.zenhook.testkit.RunningZenhook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.TreeMap;

/** What the metric {@code zenhook.requests} tells. */
final class Outcomes {
    private Outcomes() {}

    /** How often each outcome was counted, over all tenants. */
    static Map<String, Integer> of(RunningZenhook zenhook) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Counter counter :
                zenhook.bean(MeterRegistry.class).find("zenhook.requests").counters()) {
            counts.merge(counter.getId().getTag("outcome"), (int) counter.count(), Integer::sum);
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** What was counted since then. */
    static Map<String, Integer> since(Map<String, Integer> before, RunningZenhook zenhook) {
        Map<String, Integer> now = of(zenhook);
        before.forEach((outcome, count) -> now.merge(outcome, -count, Integer::sum));
        now.values().removeIf(count -> count == 0);
        return now;
    }
}
