package dev.zenhook.register;

import dev.zenhook.handle.Handlers;
import dev.zenhook.store.Turns;
import dev.zenhook.verify.Tenants;
import dev.zenhook.verify.WantedListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a tenant's registrar, and says if the URL looks as if nothing would arrive by it. */
final class Registrars {
    private static final Logger log = LoggerFactory.getLogger(Registrars.class);

    private final Tenants tenants;
    private final Handlers handlers;
    private final Turns turns;

    Registrars(Tenants tenants, Handlers handlers, Turns turns) {
        this.tenants = tenants;
        this.handlers = handlers;
        this.turns = turns;
    }

    Registrar of(String tenant, WantedListener wanted, Account account) {
        Registrar registrar = new Registrar(tenant, wanted, account, handlers, turns);
        registrar
                .url()
                .doubt(tenants)
                .ifPresent(doubt -> log.warn("zenhook.tenants.{}.registration.public-url {}", tenant, doubt));
        return registrar;
    }
}
