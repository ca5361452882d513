package dev.zenhook.observe;

import dev.zenhook.register.AccountStatus;
import dev.zenhook.register.Connections;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** What alerts ask of each tenant. Nothing is asked for a gauge: all of it is known. */
final class TenantGauges {
    private final MeterRegistry meters;

    TenantGauges(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param count how many keys of a tenant count now */
    void keys(Collection<String> tenants, ToIntFunction<String> count) {
        tenants.forEach(tenant -> Gauge.builder("zenhook.tenant.keys", tenant, count::applyAsInt)
                .description("Keys of the tenant that count now")
                .tag("tenant", tenant)
                .strongReference(true)
                .register(meters));
    }

    void silences(Collection<String> tenants, Silences silences) {
        for (String tenant : tenants) {
            Gauge.builder(
                            "zenhook.tenant.silent",
                            silences,
                            all -> all.silentSince(tenant).map(since -> 1).orElse(0))
                    .description("Whether the tenant has been silent for longer than alert-when-silent-for")
                    .tag("tenant", tenant)
                    .register(meters);
            Gauge.builder(
                            "zenhook.tenant.last.event",
                            silences,
                            all -> all.lastEvent(tenant)
                                    .map(TenantGauges::seconds)
                                    .orElse(Double.NaN))
                    .description("When an event of the tenant that was no test was received last, since 1970")
                    .baseUnit("seconds")
                    .tag("tenant", tenant)
                    .register(meters);
        }
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }

    /** Of the tenants that have credentials. */
    void account(Connections connections) {
        for (String tenant : connections.tenants()) {
            problem(connections, tenant, "key", status -> status.keyProblem() != null);
            problem(connections, tenant, "registration", status -> status.registrationProblem() != null);
            problem(
                    connections,
                    tenant,
                    "subscriptions",
                    status -> !status.missing().isEmpty());
            problem(
                    connections,
                    tenant,
                    "self-test",
                    status -> status.selfTest() != null && !status.selfTest().passed());
        }
    }

    private void problem(Connections connections, String tenant, String problem, Predicate<AccountStatus> isThere) {
        Gauge.builder("zenhook.account.problem", connections, all -> isThere.test(all.status(tenant)) ? 1 : 0)
                .description("Whether something is wrong with the tenant's connection to its account")
                .tag("tenant", tenant)
                .tag("problem", problem)
                .register(meters);
    }
}
