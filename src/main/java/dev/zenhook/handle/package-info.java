/**
 * The user's code: how a bean becomes a handler, and what it is promised.
 *
 * <p>Users enter with {@link dev.zenhook.handle.OnWebhookEvent} or a {@link dev.zenhook.handle.WebhookHandler}; the other
 * rooms ask {@link dev.zenhook.handle.Handlers} which handlers an event is for, and to run one.
 * Handlers may come from jars beside the application, extensions, which are inspected before the start goes on.
 */
@NullMarked
package dev.zenhook.handle;

import org.jspecify.annotations.NullMarked;
