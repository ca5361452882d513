package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** When a wait for work ends. A wait that does not end takes an hour, which no test does. */
abstract class WaitingContract extends StoreContract {
    /** PostgreSQL's own waits end after a second, whether anything has happened or not. */
    @Override
    @BeforeEach
    void openStore(@TempDir Path directory) throws Exception {
        store = new OpenStore(new PatientDatabase(open(directory)), clock);
    }

    private static void ends(Executable wait) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), wait);
    }

    private void awaitWork() throws InterruptedException {
        store.queue.awaitWork(List.of("mailer"));
    }

    private void failing(Duration delay) {
        store.arrives(event("failing"), "mailer");
        store.failed(store.claim("mailer").getFirst(), delay, "no");
    }

    /** The dispatcher's last look before it waits; afterwards every signal so far is known. */
    private void nothingToClaim() throws InterruptedException {
        store.claim("nobody");
        store.queue.wake();
        awaitWork();
    }

    @Test
    void anArrivalEndsIt() throws InterruptedException {
        nothingToClaim();
        store.arrives(event("event_1"), "mailer");

        ends(this::awaitWork);
    }

    @Test
    void aHandlerThatEndsEndsIt() {
        store.queue.wake();

        ends(this::awaitWork);
    }

    @Test
    void whatFallsDueEndsIt() throws InterruptedException {
        failing(Duration.ofMillis(50));
        nothingToClaim();

        ends(this::awaitWork);
    }

    @Test
    void whatFellDueSinceTheLastClaimEndsIt() throws InterruptedException {
        failing(Duration.ofMillis(50));
        nothingToClaim();
        clock.advance(Duration.ofMillis(50));

        ends(this::awaitWork);
    }

    @Test
    void whatIsDueAndCannotRunDoesNotEndIt() throws InterruptedException {
        store.arrives(event("event_1"), "gone");
        nothingToClaim();
        Thread waiting = Thread.ofPlatform().daemon().start(() -> {
            try {
                awaitWork();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        waiting.interrupt();
        waiting.join();
    }
}
