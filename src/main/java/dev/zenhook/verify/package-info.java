/**
 * Trust: whose keys we hold, and whether a signature was made with one of them.
 *
 * <p><b>Entrance:</b> {@link dev.zenhook.verify.SignatureVerifier}, first with the values of the header
 * {@code N-Signature}, then with the raw bytes of the body. {@link dev.zenhook.verify.Tenants} says for whom.
 *
 * <p><b>Exit:</b> a {@link dev.zenhook.verify.VerifiedBody}. Nobody else can make one, and only a verified body is
 * parsed: the compiler keeps that order.
 *
 * <p>Keys come from every {@link dev.zenhook.verify.KeySource}; the configuration is the first of them. A key that
 * cannot be used stops the start, by name of its setting. There is no switch that turns verification off.
 *
 * <p>What was rejected is told to every {@link dev.zenhook.verify.RejectionListener}. One of them is the {@link
 * dev.zenhook.verify.SignatureDoctor}, who finds out why; nothing is accepted for it.
 */
@NullMarked
package dev.zenhook.verify;

import org.jspecify.annotations.NullMarked;
