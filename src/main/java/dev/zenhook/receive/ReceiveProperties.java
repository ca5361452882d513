package dev.zenhook.receive;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a request may cost before its sender is known.
 *
 * @param maxBodySize The largest body that is taken; a larger one is answered 413.
 * @param maxUnverified How many bytes of unverified bodies may be held at once, over all requests; beyond it, 503.
 * @param verificationsOfStrangers How many signatures are verified at once that come by connections on which none was valid
 *     yet, or the last one was not; 0 is half as many as there are processors.
 * @param promptRefusals How many requests a second are refused at once; all others are refused a second or two later.
 */
@Validated
@ConfigurationProperties("zenhook.receive")
record ReceiveProperties(
        @DefaultValue("256KB") @DataSizeBetween(min = "1KB", max = "16MB")
        DataSize maxBodySize,

        @DefaultValue("32MB") @DataSizeBetween(min = "1MB", max = "1GB")
        DataSize maxUnverified,

        @DefaultValue("0") @Min(0) @Max(1024) int verificationsOfStrangers,
        @DefaultValue("100") @Min(0) @Max(1_000_000) int promptRefusals) {}
