/**
 * Looks into every room, and is named by none: health, and later the console and replay. What is counted, the rooms count
 * themselves through Micrometer.
 *
 * <p>Operators enter, through the management port: liveness says that the process runs, readiness that it takes webhooks.
 */
@NullMarked
package dev.zenhook.observe;

import org.jspecify.annotations.NullMarked;
