package dev.zenhook.receive;

import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a request may cost before its sender is known.
 *
 * @param maxBodySize The largest body that is taken; a larger one is answered 413.
 * @param readTimeout How long a body may take to arrive, from its first byte to its last; then it is answered 408.
 * @param maxUnverified How many bytes of unverified bodies may be held at once, over all requests; beyond it, 503.
 * @param trustedProxies Addresses and networks of the proxies whose X-Forwarded-For is believed. Nobody's, if there are none.
 * @param senderNetworks Addresses and networks from which webhooks are taken; others are answered 403. All, if there are none.
 */
@Validated
@ConfigurationProperties("zenhook.receive")
record ReceiveProperties(
        @DefaultValue("256KB") @DataSizeBetween(min = "1KB", max = "16MB")
        DataSize maxBodySize,

        @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration readTimeout,

        @DefaultValue("32MB") @DataSizeBetween(min = "1MB", max = "1GB")
        DataSize maxUnverified,

        @DefaultValue List<@AddressOrNetwork String> trustedProxies,
        @DefaultValue List<@AddressOrNetwork String> senderNetworks) {}
