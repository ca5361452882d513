package dev.zenhook.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    private final PostgresServer server = PostgresServer.shared();

    private static String ask(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Test
    void everyTestHasADatabaseOfItsOwn() throws Exception {
        String first = server.freshDatabase();
        String second = server.freshDatabase();

        assertThat(ask(first, "select current_database()")).isNotEqualTo(ask(second, "select current_database()"));
    }

    @Test
    void aCrashLeavesWhatWasCommittedAndWaitedFor() throws Exception {
        String url = server.freshDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertThat(ask(url, "show fsync")).isEqualTo("on");
            statement.execute("set synchronous_commit = on");
            statement.execute("create table kept as select 1");

            server.crash();

            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> ask(url, "select 1"));
        }

        server.startAgain();

        assertThat(ask(url, "select count(*) from kept")).isEqualTo("1");
    }
}
