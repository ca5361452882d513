package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.zenhook.event.EventCode;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.Handlers;
import dev.zenhook.handle.WebhookHandler;
import dev.zenhook.store.Claim;
import dev.zenhook.store.DeliveryStatus;
import dev.zenhook.store.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;
import org.slf4j.LoggerFactory;

/** A run leaves an outcome, whatever the log makes of it. */
class DeliveryRunTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(DeliveryRun.class);
    private final Level before = log.getLevel();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Handlers handlers = mock(Handlers.class);
    private final WebhookHandler handler = mock(WebhookHandler.class);
    private final WebhookEvent event = mock(WebhookEvent.class);
    private final Outcomes outcomes = new Outcomes(new DeliveryCounter(meters));
    private RunningHandler running;

    private static final class Unspeakable extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("no message either");
        }
    }

    @BeforeEach
    void everythingIsLogged() {
        log.setLevel(Level.DEBUG);
    }

    @AfterEach
    void asBefore() {
        log.setLevel(before);
    }

    private void run(Answer<?> doing) throws Exception {
        when(event.tenant()).thenReturn("main");
        when(event.id()).thenReturn("event_1");
        when(event.code()).thenReturn(new EventCode("customer.created"));
        when(handlers.find("mailer")).thenReturn(Optional.of(handler));
        doAnswer(doing).when(handler).handle(any());
        DispatchProperties properties = new DispatchProperties(
                3,
                Duration.ofSeconds(30),
                Duration.ofSeconds(1),
                2,
                Duration.ofHours(1),
                Duration.ofDays(3),
                Duration.ofSeconds(30));
        RunWatch watch = new RunWatch(ObservationRegistry.NOOP, new RunTimes(meters));
        DeliveryRun run = new DeliveryRun(handlers, outcomes, properties, Clock.systemUTC(), watch);
        Claim claim = new Claim(7, "mailer", 1, Instant.now(), event, null);
        running = new RunningHandler(claim, 0, run::run);
        catchThrowable(running::run);
    }

    @Test
    void anExceptionThatFailsWhenItIsLoggedIsAFailureAsAnyOther() throws Exception {
        run(call -> {
            throw new Unspeakable();
        });

        assertThat(running.isJudged()).isTrue();
        assertThat(outcomes.unrecorded()).extracting(Outcome::status).containsExactly(DeliveryStatus.WAITING);
        assertThat(outcomes.unrecorded()).extracting(Outcome::error).containsExactly(Unspeakable.class.getName());
    }

    /** It was given back when a shutdown did not wait for it any longer, and is to have one outcome. */
    @Test
    void whatIsNotWaitedForAnyLongerLeavesNoOutcomeOfItsOwn() throws Exception {
        run(call -> running.abandon());

        assertThat(outcomes.unrecorded()).isEmpty();
    }
}
