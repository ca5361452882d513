package dev.zenhook.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What operators have done to the log.
 *
 * @param rate How many entries per second are replayed, discarded or erased at most.
 */
@Validated
@ConfigurationProperties("zenhook.repair")
record RepairProperties(
        @DefaultValue("100") @Min(1) @Max(100_000) int rate) {}
