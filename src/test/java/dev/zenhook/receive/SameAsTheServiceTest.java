package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.EventCode;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.receive.EnvelopeReader.Reading;
import dev.zenhook.testkit.Webhook;
import dev.zenhook.verify.VerifiedBodies;
import jakarta.validation.Validation;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The event that a user's test gives to a handler is the one that the service makes of the same webhook. */
class SameAsTheServiceTest {
    private static final EnvelopeReader READER =
            new EnvelopeReader(Validation.buildDefaultValidatorFactory().getValidator());

    static Stream<Webhook> webhooks() {
        Webhook event = Webhook.event("customer.updated");
        return Stream.concat(
                EventCode.KNOWN.stream().map(code -> Webhook.event(code.value())),
                Stream.of(
                        Webhook.testEvent(),
                        Webhook.testEvent().without("eventId"),
                        Webhook.testEvent().resource("whl_1"),
                        event.resource("white_1").payload("{}"),
                        event.resource("wh_1"),
                        event.without("payload"),
                        event.without("resourceId").payload("null"),
                        event.without("eventDate").without("callAttempt"),
                        event.with("callAttempt", "\"7\""),
                        event.with("eventDate", "\"yesterday\"")));
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void aTestsEventIsTheServices(Webhook webhook) {
        Reading reading = READER.read(VerifiedBodies.of(webhook.body()));

        assertThat(reading).isInstanceOfSatisfying(Reading.Understood.class, understood -> {
            WebhookEvent service = understood.envelope().event("main", webhook.rawBody());
            assertThat(webhook.toEvent()).isEqualTo(service);
        });
    }
}
