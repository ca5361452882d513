package dev.zenhook.register;

import java.time.Instant;

/**
 * What came of a self-test.
 *
 * @param askedAt when the test event was asked for
 * @param passed whether it arrived, and its signature was valid
 * @param message one sentence for the operator: how long it took, or what was seen instead
 */
public record SelfTestResult(Instant askedAt, boolean passed, String message) {}
