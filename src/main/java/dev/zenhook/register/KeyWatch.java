package dev.zenhook.register;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** When a tenant's key is fetched, and when the shelf is looked at for what other replicas fetched or revoked. */
final class KeyWatch {
    static final Duration BETWEEN_FETCHES = Duration.ofMinutes(15);
    static final Duration UNTIL_THE_FIRST_KEY = Duration.ofSeconds(30);
    static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    /** Anybody can send a signature that is not valid: it is to cost Zentitle2 next to nothing. */
    static final Duration BETWEEN_SUSPICIONS = Duration.ofMinutes(1);

    private final KeyFetch fetch;
    private final AccountKeys keys;
    private final Due nextFetch;
    private final Due nextLook;
    private final Due nextSuspicion;
    private final AtomicBoolean suspected = new AtomicBoolean();

    KeyWatch(KeyFetch fetch, AccountKeys keys, Time time) {
        this.fetch = fetch;
        this.keys = keys;
        this.nextFetch = new Due(time);
        this.nextLook = new Due(time);
        this.nextSuspicion = new Due(time);
    }

    /** The last good key, before the first webhook comes. */
    void load() {
        keys.look();
    }

    /** A signature was rejected: the account may have a new key. Returns whether that is news. */
    boolean suspect() {
        return suspected.compareAndSet(false, true);
    }

    /** Does what is due, and tells how long nothing else is. */
    Duration goOn() {
        boolean suspicious = suspected.get() && nextSuspicion.isNow();
        if (suspicious) {
            fetchOnSuspicion();
        } else if (nextFetch.isNow() || (nextLook.isNow() && keys.isAhead())) {
            fetch();
        } else if (nextLook.isNow()) {
            keys.look();
            nextLook.in(BETWEEN_LOOKS);
        }
        Duration left = shorter(nextFetch.left(), nextLook.left());
        return suspected.get() ? shorter(left, nextSuspicion.left()) : left;
    }

    /** What is rejected meanwhile was perhaps signed after the account had answered, and asks anew. */
    private void fetchOnSuspicion() {
        suspected.set(false);
        nextSuspicion.in(BETWEEN_SUSPICIONS);
        if (!fetch()) {
            suspected.set(true);
        }
    }

    private boolean fetch() {
        boolean answered = fetch.refresh();
        nextFetch.in(keys.current().isPresent() ? BETWEEN_FETCHES : UNTIL_THE_FIRST_KEY);
        nextLook.in(BETWEEN_LOOKS);
        return answered;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    void fetchNow() {
        fetch.refresh();
    }

    int revokeReplaced() {
        return keys.revokeReplaced();
    }

    KeyStanding standing() {
        return fetch.standing();
    }
}
