/**
 * Connections: who may come in, and how long it may take, before there is a webhook.
 *
 * <p>{@link dev.zenhook.accept.FrontDoor} is the entrance: it has Tomcat tell {@link dev.zenhook.accept.Guests} of each
 * connection, and those that take too much are ended. What leaves is a request whose remote address is its sender's; on
 * whose connection it came, {@link dev.zenhook.accept.Guest#current()} knows.
 */
@NullMarked
package dev.zenhook.accept;

import org.jspecify.annotations.NullMarked;
