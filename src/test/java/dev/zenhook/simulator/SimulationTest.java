package dev.zenhook.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.Handlers;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.store.InboxLog;
import dev.zenhook.testkit.RunningZenhook;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A simulated Zentitle2 and Zenhook in one JVM, as fast as they can. */
class SimulationTest {
    private static final int SCENES = 102;
    private static final int BURST = 200;

    private final SimulatedZentitle2 zentitle2 = SimulatedZentitle2.start();
    private final Account account = zentitle2.account();
    private final Random random = new Random(5);
    private final Counter counter = new Counter();

    static class Counter {
        final Queue<String> events = new ConcurrentLinkedQueue<>();
        final Queue<String> tests = new ConcurrentLinkedQueue<>();
        final Set<String> begun = ConcurrentHashMap.newKeySet();

        @OnWebhookEvent("*")
        void event(WebhookEvent event) {
            events.add(event.id());
        }

        @OnWebhookEvent("entitlement.seat.*")
        void secondTimeLucky(WebhookEvent event) {
            if (begun.add(event.id())) {
                throw new IllegalStateException("not yet");
            }
            events.add("seat " + event.id());
        }

        @OnWebhookEvent("webhook.test")
        void test(WebhookEvent event) {
            tests.add(event.id());
        }
    }

    private RunningZenhook start(Path folder) {
        RunningZenhook zenhook = RunningZenhook.in(folder)
                .set("zenhook.tenants.main.public-keys[0]", account.key().modulus())
                .set("zenhook.dispatch.first-delay", "10ms")
                .bean("counter", counter)
                .start();
        account.listen(URI.create("http://localhost:" + zenhook.port() + "/webhooks"), account.codes());
        return zenhook;
    }

    private List<Notice> story() {
        Story story = new Story(
                random,
                InstantSource.system(),
                List.of(account.listeners().getFirst().id()));
        Stream<Notice> scenes = Stream.generate(story::nextScene).limit(SCENES).flatMap(List::stream);
        return Stream.concat(scenes, Chapter.burst(BURST, random, InstantSource.system()).stream())
                .toList();
    }

    private static Set<String> ids(Collection<Notice> notices, Notice.Kind kind) {
        return notices.stream()
                .filter(notice -> notice.kind() == kind && notice.signedBody().length > 0)
                .map(notice -> JsonMapper.shared()
                        .readTree(notice.signedBody())
                        .get("eventId")
                        .asString())
                .collect(Collectors.toSet());
    }

    @Test
    void everyEventIsHandledExactlyOnceByEachHandlerThatWantsItAndNoTamperedOne(@TempDir Path folder) {
        try (zentitle2;
                RunningZenhook zenhook = start(folder)) {
            List<Notice> story = story();
            Set<String> events = ids(story, Notice.Kind.EVENT);
            List<Notice> seats = story.stream()
                    .filter(notice -> notice.code().startsWith("entitlement.seat."))
                    .toList();

            zentitle2.publish(story.getFirst().tampered());
            zentitle2.publish(story);

            Set<String> seatIds = ids(seats, Notice.Kind.EVENT);
            int expected = events.size() + seatIds.size();
            // The body of no bytes is always the same one: it is one more, and handed over once a minute at most.
            Set<String> tests = ids(story, Notice.Kind.TEST);
            await().until(() -> counter.events.size() >= expected
                    && Set.copyOf(counter.tests).size() == tests.size() + 1);
            zentitle2.stopSending();
            InboxLog log = zenhook.log();
            assertThat(log.count()).isEqualTo(events.size() + tests.size() + 1L);
            zenhook.close();

            assertThat(counter.events)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(events.stream(), seatIds.stream().map(id -> "seat " + id))
                                    .toList());
            Map<String, Long> testRuns =
                    counter.tests.stream().collect(Collectors.groupingBy(id -> id, Collectors.counting()));
            assertThat(testRuns).containsKeys(tests.toArray(String[]::new));
            assertThat(testRuns.entrySet().stream().filter(run -> tests.contains(run.getKey())))
                    .allSatisfy(run -> assertThat(run.getValue()).isOne());
        }
    }

    @Test
    void anOrdinaryZenhookKnowsNothingOfTheTryout(@TempDir Path folder) {
        try (zentitle2;
                RunningZenhook zenhook = start(folder)) {
            assertThat(zenhook.bean(Handlers.class).ids())
                    .containsExactlyInAnyOrder(
                            "testEventLogger", "counter.event", "counter.secondTimeLucky", "counter.test");
        }
    }
}
