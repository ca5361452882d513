package dev.zenhook.register;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One tenant's connection to its account: its key, if none is configured, and its listener, if one is to be registered. */
final class AccountConnection {
    private final String tenant;
    private final Optional<KeyWatch> keys;
    private final Optional<Registration> registration;
    private final Optional<Rounds> keyRounds;
    private final Optional<Rounds> registrationRounds;

    AccountConnection(String tenant, Optional<KeyWatch> keys, Optional<Registration> registration) {
        this.tenant = tenant;
        this.keys = keys;
        this.registration = registration;
        this.keyRounds = keys.map(watch -> new Rounds("zenhook-keys-" + tenant, watch::goOn));
        this.registrationRounds = registration.map(it -> new Rounds("zenhook-register-" + tenant, it::goOn));
    }

    void load() {
        keys.ifPresent(KeyWatch::load);
    }

    List<Rounds> rounds() {
        return Stream.of(keyRounds, registrationRounds)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A signature was rejected. Costs next to nothing. */
    void suspectKey() {
        if (keys.isPresent() && keys.get().suspect()) {
            keyRounds.ifPresent(Rounds::wake);
        }
    }

    AccountStatus status() {
        KeyStanding key = keys.map(KeyWatch::standing).orElse(KeyStanding.NONE);
        RegistrationStanding listener = registration.map(Registration::standing).orElse(RegistrationStanding.NONE);
        return new AccountStatus(
                key.fingerprint(),
                key.fetchedAt(),
                key.problem(),
                listener.subscribed().listenerId(),
                listener.subscribed().missing(),
                listener.subscribed().surplus(),
                listener.problem(),
                listener.selfTest());
    }

    /** @throws IllegalStateException if nothing is to be registered; so does {@link #narrow} */
    SelfTestResult selfTest() {
        return registered().test();
    }

    void narrow() {
        registered().narrow();
    }

    private Registration registered() {
        return registration.orElseThrow(() -> new IllegalStateException(
                "Nothing is registered for tenant %s: set zenhook.tenants.%s.registration.public-url"
                        .formatted(tenant, tenant)));
    }

    /** @throws IllegalStateException if the keys are configured; so does {@link #revokePreviousKey} */
    void refreshKey() {
        fetched().fetchNow();
    }

    int revokePreviousKey() {
        return fetched().revokeReplaced();
    }

    private KeyWatch fetched() {
        return keys.orElseThrow(() -> new IllegalStateException(
                "No key of tenant %s is fetched: its keys are those in zenhook.tenants.%s.public-keys"
                        .formatted(tenant, tenant)));
    }
}
