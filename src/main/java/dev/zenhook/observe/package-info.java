/**
 * Looks into every room, and is named by none: health, console, replay. Empty so far: the rooms count what they do
 * through Micrometer.
 */
@NullMarked
package dev.zenhook.observe;

import org.jspecify.annotations.NullMarked;
