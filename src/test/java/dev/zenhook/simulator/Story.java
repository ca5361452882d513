package dev.zenhook.simulator;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What happens in the account, scene by scene and without end: a chapter for one customer after the other, and a test event
 * after every second scene. Pure: the same chance and the same clock tell the same story.
 */
final class Story {
    private static final int SCENES_PER_TEST_EVENT = 3;

    private final RandomGenerator random;
    private final InstantSource clock;
    private final TestEvents testEvents;
    private final Deque<Supplier<List<Notice>>> chapter = new ArrayDeque<>();
    private int told;

    /** @param listeners the ids for which test events are sent, in turn */
    Story(RandomGenerator random, InstantSource clock, List<String> listeners) {
        this.random = random;
        this.clock = clock;
        this.testEvents = new TestEvents(random, clock, listeners);
    }

    /** What is sent at once, in this order. */
    List<Notice> nextScene() {
        told++;
        if (told % SCENES_PER_TEST_EVENT == 0) {
            return List.of(testEvents.next());
        }
        if (chapter.isEmpty()) {
            chapter.addAll(new Chapter(random, clock).scenes());
        }
        return chapter.remove().get();
    }
}
