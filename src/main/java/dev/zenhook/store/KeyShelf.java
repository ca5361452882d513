package dev.zenhook.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Public keys that were fetched from Zentitle2, so that a start while it is away has them. They are bound to the account
 * that they were fetched from: a tenant that is pointed at another one starts anew.
 */
public final class KeyShelf {
    private static final String KEYS = """
        select fingerprint, jwk, fetched_at, replaced_at, revoked from account_key
        where tenant = :tenant and account = :account
        order by replaced_at is not null, replaced_at desc, fetched_at desc, fingerprint
        """;

    /**
     * Nothing is written if it is the account's key already. One that was revoked stays so: it counts while it is the
     * account's, and not for an overlap more when it is replaced again.
     */
    private static final String PUT = """
        insert into account_key (tenant, account, fingerprint, jwk, fetched_at)
        values (:tenant, :account, :fingerprint, :jwk, :now)
        on conflict (tenant, account, fingerprint) do update set replaced_at = null
        where account_key.replaced_at is not null
        """;

    private static final String REPLACE_OTHERS = """
        update account_key set replaced_at = :now
        where tenant = :tenant and account = :account and fingerprint <> :fingerprint and replaced_at is null
        """;

    private static final String REVOKE_REPLACED = """
        update account_key set revoked = true
        where tenant = :tenant and account = :account and replaced_at is not null and not revoked
        """;

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
     * @param revoked whether it was taken out of use before its overlap was over; it has none, should it come again
     */
    public record KeptKey(
            String fingerprint,
            String text,
            Instant fetchedAt,
            @Nullable Instant replacedAt,
            boolean revoked) {}

    /** The account's key first, then those before it, the latest first. */
    public List<KeptKey> keysOf(String tenant, String account) {
        return database.read()
                .sql(KEYS)
                .param("tenant", tenant)
                .param("account", account)
                .query((row, n) -> key(row))
                .list();
    }

    /** This is the account's key now, and any other of the account's has been replaced. */
    public void put(String tenant, String account, String fingerprint, String text) {
        database.durably(transaction -> {
            JdbcClient sql = transaction.sql();
            // Two replicas may have fetched before and after a change: they take turns, and the later one is right.
            database.dialect().writeAlone(sql, "account_key");
            long now = database.clock().millis();
            sql.sql(PUT)
                    .param("tenant", tenant)
                    .param("account", account)
                    .param("fingerprint", fingerprint)
                    .param("jwk", text)
                    .param("now", now)
                    .update();
            return sql.sql(REPLACE_OTHERS)
                    .param("tenant", tenant)
                    .param("account", account)
                    .param("fingerprint", fingerprint)
                    .param("now", now)
                    .update();
        });
    }

    /**
     * Takes the keys out of use that were replaced.
     *
     * @return how many
     */
    public int revokeReplaced(String tenant, String account) {
        return database.durably(transaction -> transaction
                .sql()
                .sql(REVOKE_REPLACED)
                .param("tenant", tenant)
                .param("account", account)
                .update());
    }

    private static KeptKey key(ResultSet row) throws SQLException {
        return new KeptKey(
                row.getString("fingerprint"),
                row.getString("jwk"),
                Instant.ofEpochMilli(row.getLong("fetched_at")),
                replaced(row),
                row.getBoolean("revoked"));
    }

    private static @Nullable Instant replaced(ResultSet row) throws SQLException {
        long replaced = row.getLong("replaced_at");
        return row.wasNull() ? null : Instant.ofEpochMilli(replaced);
    }
}
