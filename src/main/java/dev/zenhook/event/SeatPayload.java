package dev.zenhook.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The payload of {@code entitlement.seat.*}, with the fields that the vendor's n8n integration names; whatever else it
 * holds is in {@link WebhookEvent#payload}. A field that is missing, or null, is null.
 *
 * @param seatsUsed how many seats of the entitlement are in use
 */
public record SeatPayload(
        @Nullable String entitlementId,
        @Nullable String activationId,
        @Nullable String seatId,
        @Nullable String seatName,
        @Nullable Integer seatsUsed,
        @Nullable Boolean isOverdraftSeat,
        @Nullable Instant activatedAt,
        @Nullable Instant deactivatedAt,
        @Nullable Instant leaseExpiry) {}
