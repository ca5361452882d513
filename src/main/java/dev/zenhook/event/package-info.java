/**
 * What travels: an event as Zentitle2 sent it, and the only room that a handler's author must know.
 *
 * <p>Depends on no other room. Everyone may name {@link dev.zenhook.event.WebhookEvent}, {@link
 * dev.zenhook.event.EventCode} and the payload records; {@link dev.zenhook.event.WireFormat} knows how their JSON is read.
 */
@NullMarked
package dev.zenhook.event;

import org.jspecify.annotations.NullMarked;
