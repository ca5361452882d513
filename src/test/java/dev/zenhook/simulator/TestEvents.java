package dev.zenhook.simulator;

import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Test events in every form for every listener, in turn. */
final class TestEvents {
    private final RandomGenerator random;
    private final InstantSource clock;
    private final List<String> listeners;
    private int sent;

    TestEvents(RandomGenerator random, InstantSource clock, List<String> listeners) {
        this.random = random;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    synchronized Notice next() {
        TestForm form = TestForm.values()[sent % TestForm.values().length];
        String listener = listeners.get(sent / TestForm.values().length % listeners.size());
        sent++;
        return Notice.test(form, listener, clock.instant(), random);
    }
}
