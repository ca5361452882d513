package dev.zenhook.accept;

import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may send, and how long that may take. To whoever sets it, this is receiving, as all up to the inbox is.
 *
 * @param readTimeout How long a body may take to arrive, from its first byte to its last; then it is answered 408. A head
 *     may take as long; then the connection ends.
 * @param trustedProxies Addresses and networks of the proxies whose X-Forwarded-For is believed. Nobody's, if there are none.
 * @param senderNetworks Addresses and networks from which webhooks are taken; others are answered 403. All, if there are none.
 */
@Validated
@ConfigurationProperties("zenhook.receive")
record AcceptProperties(
        @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration readTimeout,

        @DefaultValue List<@AddressOrNetwork String> trustedProxies,
        @DefaultValue List<@AddressOrNetwork String> senderNetworks) {}
