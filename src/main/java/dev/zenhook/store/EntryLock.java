package dev.zenhook.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Locks an entry for the rest of a transaction. Whoever writes deliveries for an entry that is there already does it first,
 * so that no two do at once.
 */
final class EntryLock {
    private final String lock;

    /** An entry that is locked. */
    record Locked(EntryStatus status, String signature, EventRow event) {
        private static Locked of(ResultSet row) throws SQLException {
            return new Locked(
                    EntryStatus.valueOf(row.getString("status")), row.getString("signature"), EventRow.of(row));
        }

        /** Its body is gone, and with it all that could be done. */
        boolean isEmptied() {
            return signature.isEmpty();
        }
    }

    EntryLock(Dialect dialect) {
        this.lock = "select e.*, false as replay, 0 as lease from entry e where e.id = :entry" + dialect.locked();
    }

    Optional<Locked> lock(JdbcClient sql, long entry) {
        return sql.sql(lock)
                .param("entry", entry)
                .query((row, n) -> Locked.of(row))
                .optional();
    }
}
