package dev.zenhook.event;

import org.jspecify.annotations.Nullable;

/**
 * The payload of {@code customer.*}, with the fields that the vendor's n8n integration names; whatever else it holds is
 * in {@link WebhookEvent#payload}. A field that is missing, or null, is null.
 */
public record CustomerPayload(
        @Nullable String customerId,
        @Nullable String name,
        @Nullable Boolean disabled) {}
