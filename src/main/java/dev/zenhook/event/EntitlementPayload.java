package dev.zenhook.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The payload of the events of an entitlement, its expiry and its maintenance, with the fields that the vendor's n8n
 * integration names; whatever else it holds is in {@link WebhookEvent#payload}. A field that is missing, or null, is null.
 *
 * @param daysToExpire whole days until the entitlement, or its maintenance, expires
 */
public record EntitlementPayload(
        @Nullable String entitlementId,
        @Nullable Instant activatedAt,
        @Nullable Instant expiresAt,
        @Nullable Integer daysToExpire,
        @Nullable Instant maintenanceExpiresAt,
        @Nullable Instant maintenanceExpiredAt) {}
