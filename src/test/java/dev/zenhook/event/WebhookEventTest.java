package dev.zenhook.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebhookEventTest {
    private static WebhookEvent event(@Nullable String resourceId) {
        byte[] body = "{\"name\":\"secret\"}".getBytes(StandardCharsets.UTF_8);
        return new WebhookEvent(
                "main",
                "event_1",
                EventCode.CUSTOMER_CREATED,
                null,
                resourceId,
                null,
                WireFormat.read(body),
                RawBody.of(body),
                false,
                false,
                0);
    }

    @Test
    void itNamesItselfWithoutItsContent() {
        assertThat(event("cust_1")).hasToString("customer.created event_1 of cust_1 (tenant main)");
        assertThat(event(null)).hasToString("customer.created event_1 (tenant main)");
    }
}
