package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** What the log says of a database that is away. */
class OwnWordsTest {
    @Test
    void theDatabasesOwnWordsFollowWhatCouldNotBeDoneInOneLine() {
        SQLException own = new SQLException("FATAL: the database system\nis starting up");
        SQLException pool = new SQLException("no connection", own);

        assertThat(OwnWords.of(new CannotGetJdbcConnectionException("Could not open JDBC Connection", pool)))
                .isEqualTo("Could not open JDBC Connection: FATAL: the database system is starting up");
    }

    @Test
    void nothingIsSaidTwice() {
        assertThat(OwnWords.of(new IllegalStateException("closed"))).isEqualTo("closed");
        assertThat(OwnWords.of(new IllegalStateException("closed: gone", new SQLException("gone"))))
                .isEqualTo("closed: gone");
    }
}
