package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
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
import org.slf4j.LoggerFactory;

/** A run leaves an outcome, whatever the log makes of it. */
class DeliveryRunTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(DeliveryRun.class);
    private final Level before = log.getLevel();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Handlers handlers = mock(Handlers.class);
    private final WebhookHandler handler = mock(WebhookHandler.class);
    private final WebhookEvent event = mock(WebhookEvent.class);
    private final Outcomes outcomes = new Outcomes(meters);

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

    private RunningHandler run(Throwable failure) throws Exception {
        when(event.tenant()).thenReturn("main");
        when(event.id()).thenReturn("event_1");
        when(event.code()).thenReturn(new EventCode("customer.created"));
        when(handlers.find("mailer")).thenReturn(Optional.of(handler));
        doThrow(failure).when(handler).handle(any());
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
        RunningHandler running = new RunningHandler(claim, 0, run::run);
        catchThrowable(running::run);
        return running;
    }

    @Test
    void anExceptionThatFailsWhenItIsLoggedIsAFailureAsAnyOther() throws Exception {
        RunningHandler running = run(new Unspeakable());

        assertThat(running.isJudged()).isTrue();
        assertThat(outcomes.unrecorded()).extracting(Outcome::status).containsExactly(DeliveryStatus.WAITING);
        assertThat(outcomes.unrecorded()).extracting(Outcome::error).containsExactly(Unspeakable.class.getName());
    }
}
