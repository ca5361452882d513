package dev.zenhook.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodeTest {
    /** The table in the vendor's n8n integration, 1.1.1. */
    @Test
    void allTwentyCodesAreKnown() {
        assertThat(EventCode.KNOWN)
                .extracting(EventCode::value)
                .containsExactlyInAnyOrder(
                        "customer.created",
                        "customer.updated",
                        "entitlement.created",
                        "entitlement.updated",
                        "entitlement.activated",
                        "entitlement.renewed",
                        "entitlement.expires30days",
                        "entitlement.expires7days",
                        "entitlement.expires1day",
                        "entitlement.expired",
                        "entitlement.maintenance.expires30days",
                        "entitlement.maintenance.expires7days",
                        "entitlement.maintenance.expires1day",
                        "entitlement.maintenance.expired",
                        "entitlement.provision",
                        "entitlement.group.created",
                        "entitlement.group.updated",
                        "entitlement.seat.activated",
                        "entitlement.seat.deactivated",
                        "entitlement.usage.summary");
    }

    @Test
    void theCodeOfTestEventsIsOurs() {
        assertThat(EventCode.TEST).hasToString("webhook.test");
        assertThat(EventCode.KNOWN).doesNotContain(EventCode.TEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow.invented", "x", " ", "~!\"#"})
    void anUnknownCodeIsACode(String value) {
        assertThat(new EventCode(value)).hasToString(value).isEqualTo(new EventCode(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a\n", "\t", "é", "\u007f"})
    void whatIsNotPrintableAsciiIsNoCode(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventCode(value));
    }

    @Test
    void twoHundredCharactersAreACodeAndOneMoreAreNone() {
        assertThat(new EventCode("x".repeat(200)).value()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new EventCode("x".repeat(201)));
    }
}
