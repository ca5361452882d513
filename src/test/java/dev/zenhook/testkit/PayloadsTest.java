package dev.zenhook.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.CustomerPayload;
import dev.zenhook.event.EntitlementPayload;
import dev.zenhook.event.EventCode;
import dev.zenhook.event.SeatPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PayloadsTest {
    private static final String ID = "_[A-Za-z0-9_-]{22}";

    static Stream<String> knownCodes() {
        return EventCode.KNOWN.stream().map(EventCode::value).sorted();
    }

    @ParameterizedTest
    @MethodSource("knownCodes")
    void anEventOfEveryKnownCodeNamesOneResourceInItsEnvelopeAndItsPayload(String code) {
        JsonNode event = tree(Webhook.event(code));
        String resource = event.get("resourceId").asString();

        assertThat(event.get("eventId").asString()).matches("event" + ID);
        assertThat(resource).matches("(cust|ent|egr)" + ID);
        assertThat(event.get("payload").iterator().next().asString()).isEqualTo(resource);
    }

    @ParameterizedTest
    @MethodSource("knownCodes")
    void everyFieldOfAKnownPayloadHasItsPlaceInZenhooksRecord(String code) {
        if (code.startsWith("entitlement.group.")) {
            return;
        }
        JsonNode payload = tree(Webhook.event(code)).get("payload");

        assertThat(recordOf(code).getRecordComponents())
                .extracting(component -> component.getName())
                .contains(payload.propertyNames().toArray(String[]::new));
    }

    private static Class<? extends Record> recordOf(String code) {
        if (code.startsWith("customer.")) {
            return CustomerPayload.class;
        }
        return code.startsWith("entitlement.seat.") ? SeatPayload.class : EntitlementPayload.class;
    }

    @Test
    void aReminderSaysHowManyDaysAreLeft() {
        JsonNode event = tree(Webhook.event("entitlement.expires7days"));

        assertThat(event.at("/payload/daysToExpire").asInt()).isEqualTo(7);
        Instant date = Instant.parse(event.get("eventDate").asString());
        assertThat(event.at("/payload/expiresAt").asString())
                .isEqualTo(date.plus(Duration.ofDays(7)).toString());
    }

    @Test
    void anotherResourceIsNamedInThePayloadAsWell() {
        JsonNode event = tree(Webhook.event("customer.created").resource("cust_1"));

        assertThat(event.get("resourceId").asString()).isEqualTo("cust_1");
        assertThat(event.at("/payload/customerId").asString()).isEqualTo("cust_1");
    }

    private static JsonNode tree(Webhook webhook) {
        return JsonMapper.shared().readTree(webhook.body());
    }
}
