package dev.zenhook.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The payload records take every field that the vendor's n8n integration names. */
class PayloadsTest {
    private static Object bind(String json, Class<?> type) {
        return WireFormat.bind(WireFormat.read(json.getBytes(StandardCharsets.UTF_8)), type);
    }

    @Test
    void aCustomerIsRead() {
        assertThat(bind(
                        "{\"customerId\":\"cust_1\",\"name\":\"Zoë\",\"disabled\":true,\"new\":1}",
                        CustomerPayload.class))
                .isEqualTo(new CustomerPayload("cust_1", "Zoë", true));
    }

    @Test
    void anEntitlementIsRead() {
        Object payload = bind("""
            {"entitlementId":"ent_1","activatedAt":"2025-01-01T00:00:00Z","expiresAt":"2025-01-02T00:00:00Z",
             "daysToExpire":30,"maintenanceExpiresAt":"2025-01-03T00:00:00Z",
             "maintenanceExpiredAt":"2025-01-04T00:00:00Z"}\
            """, EntitlementPayload.class);

        assertThat(payload)
                .isEqualTo(new EntitlementPayload("ent_1", january(1), january(2), 30, january(3), january(4)));
    }

    @Test
    void aSeatIsRead() {
        Object payload = bind("""
            {"entitlementId":"ent_1","activationId":"act_1","seatId":"s1","seatName":"Ada","seatsUsed":3,
             "isOverdraftSeat":false,"activatedAt":"2025-01-01T00:00:00Z","deactivatedAt":"2025-01-02T00:00:00Z",
             "leaseExpiry":"2025-01-03T00:00:00Z"}\
            """, SeatPayload.class);

        assertThat(payload)
                .isEqualTo(
                        new SeatPayload("ent_1", "act_1", "s1", "Ada", 3, false, january(1), january(2), january(3)));
    }

    @Test
    void everyFieldMayBeMissing() {
        assertThat(bind("{}", CustomerPayload.class)).isEqualTo(new CustomerPayload(null, null, null));
        assertThat(bind("null", EntitlementPayload.class))
                .isEqualTo(new EntitlementPayload(null, null, null, null, null, null));
        assertThat(bind("\"\"", SeatPayload.class))
                .isEqualTo(new SeatPayload(null, null, null, null, null, null, null, null, null));
    }

    private static Instant january(int day) {
        return Instant.parse("2025-01-0" + day + "T00:00:00Z");
    }
}
