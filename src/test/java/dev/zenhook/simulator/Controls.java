package dev.zenhook.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What one can ask the simulated Zentitle2 to do, beside its story. */
final class Controls {
    static final String PATH = "/simulator";
    private static final int BURST = 50;

    private final SimulatedZentitle2 zentitle2;
    private final TestEvents testEvents;
    private final RandomGenerator random;
    private final InstantSource clock;

    Controls(SimulatedZentitle2 zentitle2, TestEvents testEvents, RandomGenerator random, InstantSource clock) {
        this.zentitle2 = zentitle2;
        this.testEvents = testEvents;
        this.random = random;
        this.clock = clock;
    }

    void in(Endpoints endpoints) {
        control(endpoints, "/test-event", () -> List.of(testEvents.next()));
        control(endpoints, "/burst", () -> Chapter.burst(BURST, random, clock));
        control(
                endpoints,
                "/tampered",
                () -> Chapter.burst(1, random, clock).stream()
                        .map(Notice::tampered)
                        .toList());
    }

    private void control(Endpoints endpoints, String name, Supplier<List<Notice>> notices) {
        endpoints.answer(post(urlPathEqualTo(PATH + name)), request -> {
            List<Notice> sent = notices.get();
            zentitle2.publish(sent);
            return new Answer(202, Map.of("sends", sent.size()));
        });
    }
}
