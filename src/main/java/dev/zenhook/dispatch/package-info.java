/**
 * Working off: claims deliveries, hands them over, records the outcome, tries again.
 *
 * <p>{@link dev.zenhook.dispatch.Dispatcher} is entrance and exit: a loop that takes claims from {@code store} and lets
 * {@code handle} run them, each on a thread of its own.
 */
@NullMarked
package dev.zenhook.dispatch;

import org.jspecify.annotations.NullMarked;
