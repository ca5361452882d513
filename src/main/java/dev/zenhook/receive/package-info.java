/**
 * HTTP in.
 *
 * <p>{@link dev.zenhook.receive.NSignatureFilter} is the entrance: it judges what costs nothing, reads the body within
 * bounds and has it verified. {@link dev.zenhook.receive.WebhookController} turns the verified body into an event and has
 * it stored. {@link dev.zenhook.receive.Problems} is the only place that knows which failure is which HTTP status.
 */
@NullMarked
package dev.zenhook.receive;

import org.jspecify.annotations.NullMarked;
