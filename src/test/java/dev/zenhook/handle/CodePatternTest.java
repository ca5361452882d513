package dev.zenhook.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.zenhook.event.EventCode;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.node.NullNode;

class CodePatternTest {
    private static WebhookEvent event(String code, boolean test) {
        RawBody body = RawBody.of(new byte[0]);
        return new WebhookEvent(
                "main", "event_1", new EventCode(code), null, null, 1, NullNode.getInstance(), body, test, false, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "customer.created, customer.created, true",
        "customer.created, customer.created2, false",
        "customer.created, Customer.Created, false",
        "customer.*, customer.created, true",
        "customer.*, customer., true",
        "customer.*, customers.created, false",
        "customer*, customers.created, true",
        "*, customer.created, true",
        "*, a code of tomorrow, true",
        "entitlement.seat.*, entitlement.created, false",
    })
    void itMatchesExactlyOrByItsBeginning(String pattern, String code, boolean matches) {
        assertThat(new CodePattern(pattern).matches(event(code, false))).isEqualTo(matches);
    }

    @Test
    void aTestEventComesToThoseWhoAskForTestEventsOnly() {
        assertThat(new CodePattern("webhook.test").matches(event("webhook.test", true)))
                .isTrue();
        assertThat(new CodePattern("*").matches(event("webhook.test", true))).isFalse();
        assertThat(new CodePattern("webhook.*").matches(event("webhook.test", true)))
                .isFalse();
    }

    static final List<String> IMPOSSIBLE = List.of(
            "",
            " ",
            " customer.created",
            "customer.created ",
            "cust*.created",
            "**",
            "kündigung",
            "a\nb",
            "x".repeat(201));

    @ParameterizedTest
    @FieldSource("IMPOSSIBLE")
    void whatCanNeverMatchIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CodePattern(pattern));
    }

    @ParameterizedTest
    @CsvSource({"customer.created, true", "entitlement.*, true", "*, true", "webhook.test, true", "custmer.*, false"})
    void whatNoKnownCodeMatchesMayBeMisspelt(String pattern, boolean familiar) {
        assertThat(new CodePattern(pattern).isFamiliar()).isEqualTo(familiar);
    }
}
