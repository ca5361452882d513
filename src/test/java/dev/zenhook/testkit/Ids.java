package dev.zenhook.testkit;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * Ids as Zentitle2 makes them: a prefix that says of what, {@code _}, and 22 characters of Base64URL. The prefixes are
 * {@code event}, {@code cust} customer, {@code ent} entitlement, {@code egr} entitlement group, {@code act} activation,
 * {@code t} tenant, {@code wh} and {@code whl} webhook listener.
 */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private Ids() {}

    /** One that no other test has. */
    public static String next(String prefix) {
        return next(prefix, RANDOM);
    }

    /** One that the given source of chance decides. */
    public static String next(String prefix, RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
