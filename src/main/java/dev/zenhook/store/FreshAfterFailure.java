package dev.zenhook.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Closes a connection on which anything failed. The SQLite driver takes a transaction for begun even if SQLite refused to
 * begin it; on such a connection every later statement would be committed alone, and every later commit would fail.
 */
final class FreshAfterFailure implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return Override.MUST_EVICT;
    }
}
