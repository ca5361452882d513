package dev.zenhook.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/**
 * A column that both databases have.
 *
 * @param type PostgreSQL's, a number of {@link Types}: to SQLite's, a truth value is a number
 * @param place among the parameters, from 1
 */
record MovedColumn(String name, int type, int place) {
    boolean isBytes() {
        return type == Types.BINARY;
    }

    /** Returns how many bytes it has, or a few. */
    int copy(ResultSet from, PreparedStatement to) throws SQLException {
        from.getObject(name);
        if (from.wasNull()) {
            to.setNull(place, type);
            return 1;
        }
        switch (type) {
            case Types.BIT, Types.BOOLEAN -> to.setBoolean(place, from.getBoolean(name));
            case Types.BIGINT, Types.INTEGER -> to.setLong(place, from.getLong(name));
            case Types.BINARY -> {
                byte[] bytes = from.getBytes(name);
                to.setBytes(place, bytes);
                return bytes.length;
            }
            default -> to.setString(place, from.getString(name));
        }
        return Long.BYTES;
    }
}
