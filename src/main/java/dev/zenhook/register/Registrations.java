package dev.zenhook.register;

import dev.zenhook.verify.WantedListener;
import io.micrometer.core.instrument.MeterRegistry;

/** Makes what keeps a tenant's listener registered. */
final class Registrations {
    private final Registrars registrars;
    private final SelfTest test;
    private final MeterRegistry meters;
    private final Time time;

    Registrations(Registrars registrars, SelfTest test, MeterRegistry meters, Time time) {
        this.registrars = registrars;
        this.test = test;
        this.meters = meters;
        this.time = time;
    }

    Registration of(String tenant, WantedListener wanted, Account account) {
        Registrar registrar = registrars.of(tenant, wanted, account);
        Tally tally = new Tally(meters, SelfTests.METRIC, tenant);
        SelfTests tests = new SelfTests(test, registrar.url(), account, tally, time);
        return new Registration(registrar, tests, new Tally(meters, Registration.METRIC, tenant), time);
    }
}
