package dev.zenhook.simulator;

import dev.zenhook.testkit.SigningKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys of simulated accounts. Making one takes a while, so a few are made for all accounts of a JVM, and given in turn: no test has
 * as many at once.
 */
final class AccountKeys {
    private static final int MANY = 8;
    private static final List<SigningKey> KEYS = new ArrayList<>();
    private static int given;

    private AccountKeys() {}

    /** Another one than the last seven. */
    static synchronized SigningKey next() {
        if (KEYS.size() < MANY) {
            KEYS.add(SigningKey.generate(2048));
        }
        return KEYS.get(given++ % MANY);
    }
}
