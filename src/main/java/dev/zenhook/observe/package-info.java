/**
 * Looks into every room, and is named by none: health, the inbox and its repair, and the connections to
 * Zentitle2. What is counted, the rooms count themselves through Micrometer; what the inbox has to be asked for, the backlog and
 * the silence of tenants, {@code Lookout} asks for all gauges now and then.
 *
 * <p>Operators enter, through the management port, at which the room {@code guard} stands: liveness says that the process runs,
 * readiness that it takes webhooks, and {@code zentitle2} how the connections stand. {@link dev.zenhook.observe.InboxEndpoint}
 * shows the inbox and has it repaired, and {@link dev.zenhook.observe.Zentitle2Endpoint} shows the connections and acts on them.
 */
@NullMarked
package dev.zenhook.observe;

import org.jspecify.annotations.NullMarked;
