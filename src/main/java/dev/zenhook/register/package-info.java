/**
 * The other direction: Zentitle2's Management API, from which keys come and where the listener is registered. Empty so
 * far: keys are configured, and implement {@link dev.zenhook.verify.KeySource}.
 */
@NullMarked
package dev.zenhook.register;

import org.jspecify.annotations.NullMarked;
