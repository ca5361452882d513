package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.WebhookEvent;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.Webhook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderTest {
    private static final int RESOURCES = 10;
    private static final int EVENTS = 40;

    /** Fails every third time, and writes down what it did, and whether it was ever run beside itself. */
    private static final class Diary {
        final Map<String, List<Integer>> done = new ConcurrentHashMap<>();
        final AtomicInteger overlaps = new AtomicInteger();
        private final Map<String, AtomicInteger> atWork = new ConcurrentHashMap<>();

        void handle(WebhookEvent event) {
            AtomicInteger here = atWork.computeIfAbsent(event.resourceId(), resource -> new AtomicInteger());
            if (here.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            try {
                if (ThreadLocalRandom.current().nextInt(3) == 0) {
                    throw new IllegalStateException("by chance");
                }
                done.computeIfAbsent(event.resourceId(), resource -> new CopyOnWriteArrayList<>())
                        .add(event.payload().get("number").intValue());
            } finally {
                here.decrementAndGet();
            }
        }

        int count() {
            return done.values().stream().mapToInt(List::size).sum();
        }
    }

    @Test
    void eventsOfAResourceComeInTheOrderOfArrivalWhateverFails(@TempDir Path directory) throws Exception {
        Diary mailer = new Diary();
        Diary billing = new Diary();
        try (RunningZenhook zenhook = FastZenhook.in(directory)
                .set("logging.level.dev.zenhook", "error")
                .set("zenhook.dispatch.max-delay", "10ms")
                .bean("mailer", new Doing(mailer::handle))
                .bean("billing", new Doing(billing::handle))
                .start()) {
            sendAll(zenhook);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> mailer.count() == RESOURCES * EVENTS && billing.count() == RESOURCES * EVENTS);
        }
        List<Integer> inOrder = IntStream.range(0, EVENTS).boxed().toList();
        for (Diary diary : List.of(mailer, billing)) {
            assertThat(diary.done)
                    .hasSize(RESOURCES)
                    .allSatisfy((resource, numbers) -> assertThat(numbers).isEqualTo(inOrder));
            assertThat(diary.overlaps).hasValue(0);
        }
    }

    /** One after another for each resource, all resources at once. */
    private static void sendAll(RunningZenhook zenhook) throws Exception {
        List<Callable<Integer>> senders = new ArrayList<>();
        for (int resource = 0; resource < RESOURCES; resource++) {
            String id = "ent_" + resource;
            senders.add(() -> {
                for (int number = 0; number < EVENTS; number++) {
                    Webhook webhook = Webhook.event("entitlement.updated")
                            .resource(id)
                            .with("payload", "{\"number\":" + number + "}");
                    assertThat(zenhook.send(webhook).statusCode()).isEqualTo(200);
                }
                return EVENTS;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(RESOURCES)) {
            for (Future<Integer> sent : threads.invokeAll(senders)) {
                assertThat(sent.get()).isEqualTo(EVENTS);
            }
        }
    }
}
