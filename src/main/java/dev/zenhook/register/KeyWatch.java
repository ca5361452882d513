package dev.zenhook.register;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** When a tenant's key is fetched, and when the shelf is looked at for what other replicas fetched or revoked. */
final class KeyWatch {
    static final Duration BETWEEN_FETCHES = Duration.ofMinutes(15);
    static final Duration UNTIL_THE_FIRST_KEY = Duration.ofSeconds(30);
    /** A key that the shelf lacks is fetched again before it is put there: by now it may be yet another. */
    static final Duration UNTIL_IT_IS_SHELVED = Duration.ofMinutes(1);
    /** Asks the database alone. After a rotation, what one replica has fetched is soon known to all. */
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
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
        if (nextLook.isNow()) { // first, and whatever comes of fetching: a revocation is not to wait for Zentitle2
            keys.look();
            nextLook.in(BETWEEN_LOOKS);
        }
        if (keys.isAhead()) { // also when somebody had it fetched by hand, while the database was away
            nextFetch.inAtMost(UNTIL_IT_IS_SHELVED);
        }
        if (suspected.get() && nextSuspicion.isNow()) {
            fetchOnSuspicion();
        } else if (nextFetch.isNow()) {
            fetch();
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
        nextFetch.in(untilNextFetch());
        return answered;
    }

    private Duration untilNextFetch() {
        if (keys.current().isEmpty()) {
            return UNTIL_THE_FIRST_KEY;
        }
        return keys.isAhead() ? UNTIL_IT_IS_SHELVED : BETWEEN_FETCHES;
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
