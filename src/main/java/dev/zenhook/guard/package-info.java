/**
 * Who may pass at the operator's door, the management port: liveness and readiness answer anybody, everything else asks who
 * is there, viewers look and operators act. The public port does not know this room, and no webhook passes a filter of it.
 *
 * <p><b>Entrance:</b> any request to the management port. What stands below {@code zenhook.operators} is judged here.
 *
 * <p><b>Exit:</b> a request whose {@link java.security.Principal} says who it is, to one of the endpoints on a list; or an
 * answer of 401, 403, 404, 429 or 503. No other room names this one: they see the principal, and nothing of Spring Security.
 */
@NullMarked
package dev.zenhook.guard;

import org.jspecify.annotations.NullMarked;
