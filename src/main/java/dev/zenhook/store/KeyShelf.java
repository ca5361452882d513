package dev.zenhook.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Public keys that were fetched from Zentitle2, so that a start while it is away has them. They are bound to the account
 * that they were fetched from: a tenant that is pointed at another one starts anew.
 */
public final class KeyShelf {
    private final Database database;

    KeyShelf(Database database) {
        this.database = database;
    }

    /**
     * One key.
     *
     * @param text as it was fetched: a JSON Web Key
     * @param fetchedAt when it was fetched first
     * @param replacedAt when another one was fetched in its place; null if it is the account's key
     * @param revoked whether it was taken out of use before its overlap was over
     */
    public record KeptKey(
            String fingerprint,
            String text,
            Instant fetchedAt,
            @Nullable Instant replacedAt,
            boolean revoked) {}

    /** The account's key first, then those before it, the latest first. */
    public List<KeptKey> keysOf(String tenant, String account) {
        throw new UnsupportedOperationException(String.valueOf(database));
    }

    /** This is the account's key now, and any other of the account's has been replaced. */
    public void put(String tenant, String account, String fingerprint, String text) {
        throw new UnsupportedOperationException(String.valueOf(database));
    }

    /**
     * Takes the keys out of use that were replaced.
     *
     * @return how many
     */
    public int revokeReplaced(String tenant, String account) {
        throw new UnsupportedOperationException(String.valueOf(database));
    }
}
