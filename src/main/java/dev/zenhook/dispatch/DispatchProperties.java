package dev.zenhook.dispatch;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How deliveries are worked off.
 *
 * @param concurrency How many runs of one handler there may be at once, unless it says so itself.
 * @param handlerTimeout How long a handler may run before its thread is interrupted.
 * @param firstDelay How long a delivery waits after its first failure.
 * @param delayFactor By how much the wait grows with each further failure.
 * @param maxDelay The longest wait between two attempts.
 * @param giveUpAfter How long a failing delivery is tried before it is parked.
 * @param shutdownGrace How long running handlers may go on at a shutdown before they are interrupted.
 */
@Validated
@ConfigurationProperties("zenhook.dispatch")
record DispatchProperties(
        @DefaultValue("64") @Min(1) @Max(10_000) int concurrency,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration handlerTimeout,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration firstDelay,

        @DefaultValue("2") @DecimalMin("1.0") @DecimalMax("100.0")
        double delayFactor,

        @DefaultValue("1h") @DurationMin(millis = 1) Duration maxDelay,
        @DefaultValue("3d") @DurationMin(millis = 1) Duration giveUpAfter,
        @DefaultValue("30s") @DurationMin Duration shutdownGrace) {}
