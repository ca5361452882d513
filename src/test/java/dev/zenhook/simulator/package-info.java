/**
 * A Zentitle2 to try Zenhook with, and to test against: the Management API on WireMock, and a sender that signs.
 *
 * <p>{@link dev.zenhook.simulator.SimulatedZentitle2} is the whole of it, for tests. {@code Tryout} is what {@code
 * ./mvnw spring-boot:test-run} starts: Zenhook, a simulated Zentitle2 that tells it a {@code Story}, two sample handlers.
 * What no source says of Zentitle2 is chosen here, and said where it is chosen.
 */
@NullMarked
package dev.zenhook.simulator;

import org.jspecify.annotations.NullMarked;
