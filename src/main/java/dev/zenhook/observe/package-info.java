/**
 * Looks into every room, and is named by none: health, the inbox and its repair, and later the console. What is
 * counted, the rooms count themselves through Micrometer.
 *
 * <p>Operators enter, through the management port: liveness says that the process runs, readiness that it takes webhooks;
 * {@link dev.zenhook.observe.InboxEndpoint}, if it is switched on, shows the inbox and has it repaired.
 */
@NullMarked
package dev.zenhook.observe;

import org.jspecify.annotations.NullMarked;
