package dev.zenhook.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

/** Opens a PostgreSQL database: connection, schema, clock. */
final class Postgres {
    private static final int OLDEST = 14;
    private static final int CONNECTIONS = 8;

    private Postgres() {}

    static Database open(StoreProperties properties) {
        return open(
                properties, connections -> new DatabaseClock(connections, properties.lease()), PostgresPatience.USUAL);
    }

    /** @param clock makes the clock that all replicas go by */
    static Database open(StoreProperties properties, Function<Connections, Clock> clock, PostgresPatience patience) {
        return open(PostgresUrl.of(properties), properties, clock, patience);
    }

    /** For one who writes all of an inbox in a single transaction. */
    static Database openForBulk(StoreProperties properties, Clock clock) {
        return open(PostgresUrl.forBulk(properties), properties, connections -> clock, PostgresPatience.BULK);
    }

    private static Database open(
            PostgresUrl url,
            StoreProperties properties,
            Function<Connections, Clock> clock,
            PostgresPatience patience) {
        Connections connections = connect(url, properties);
        try {
            requireSupported(connections);
            migrate(connections);
            return new PostgresDatabase(
                    connections, new PostgresDialect(), clock.apply(connections), properties.lease(), patience);
        } catch (FlywayException | DataAccessException e) {
            connections.close();
            throw unusable(url, e);
        } catch (RuntimeException e) {
            connections.close();
            throw e;
        }
    }

    private static Connections connect(PostgresUrl url, StoreProperties properties) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("zenhook-store");
        config.setJdbcUrl(url.text());
        config.setUsername(properties.username());
        config.setPassword(properties.password());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(Duration.ofSeconds(5).toMillis());
        config.setInitializationFailTimeout(-1); // the first use fails, and says why
        HikariDataSource pool = new HikariDataSource(config);
        return new Connections(pool, pool::close, new PostgresFailures());
    }

    private static void requireSupported(Connections connections) {
        int version = Integer.parseInt(setting(connections, "server_version_num")) / 10_000;
        if (version < OLDEST) {
            throw new StoreStartException(
                    "zenhook.store.url names a PostgreSQL " + version + ".", "Use PostgreSQL " + OLDEST + " or newer.");
        }
        String encoding = setting(connections, "server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new StoreStartException(
                    "zenhook.store.url names a database in " + encoding
                            + ", which cannot hold every text that an event or a handler may bring.",
                    "Use a database in UTF8, made by: create database zenhook template template0 encoding 'UTF8'");
        }
    }

    private static String setting(Connections connections, String name) {
        return connections
                .sql()
                .sql("select current_setting(:name)")
                .param("name", name)
                .query((row, n) -> row.getString(1))
                .single();
    }

    /** Its lock is one of a transaction, so that it works through PgBouncer, and replicas that start at once take turns. */
    private static void migrate(Connections connections) {
        Flyway.configure()
                .dataSource(connections.pool())
                .locations("classpath:dev/zenhook/db/postgresql")
                .table("zenhook_schema_history")
                .load()
                .migrate();
    }

    private static StoreStartException unusable(PostgresUrl url, Exception cause) {
        return new StoreStartException(
                "The inbox " + url.shown() + " cannot be opened: " + reason(cause) + ".",
                "Check zenhook.store.url, zenhook.store.username and zenhook.store.password, and that the user may"
                        + " create tables there.",
                cause);
    }

    private static String reason(Exception failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("unknown");
    }
}
