package dev.zenhook.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.NestedRuntimeException;

/** Opens the embedded database: folder, lock, schema, connection. */
final class Sqlite {
    /**
     * IMMEDIATE takes the write lock at the start: a transaction that reads first and writes later can fail for others. FULL
     * makes a commit wait for the disk, which is what an answered 200 promises; {@link SqliteWriting} says it once more.
     */
    private static final String SETTINGS =
            "?journal_mode=WAL&journal_size_limit=67108864&busy_timeout=5000&foreign_keys=true&cache_size=-16000"
                    + "&transaction_mode=IMMEDIATE&synchronous=FULL";

    /**
     * A claim does not wait for the disk, so a power failure may take back the fencing tokens of the last ones, which handlers
     * have seen. They are not given again: what a machine gives until it is written is less than this.
     */
    private static final String LEAP = "update lease set number = number + 1000000";

    private static final int READERS = 2;

    private Sqlite() {}

    static Database open(DatabaseFile file, Clock clock) {
        String url = "jdbc:sqlite:" + file.path().toAbsolutePath();
        FileLock lock = lock(file);
        try {
            letItShrink(file.path(), url);
            migrate(url + SETTINGS);
            Database database = new SqliteDatabase(
                    new SqliteWriting(url + SETTINGS), reading(url + SETTINGS), new SqliteDialect(), clock, lock);
            database.durably(transaction -> transaction.sql().sql(LEAP).update());
            if (!database.lightly(SqliteSpace::canShrink)) {
                SqliteSpace.warnOf(file.path().toAbsolutePath());
            }
            return database;
        } catch (RuntimeException e) {
            release(lock, e);
            throw e instanceof FlywayException || e instanceof NestedRuntimeException ? unusable(file, e) : e;
        }
    }

    static FileLock lock(DatabaseFile file) {
        try {
            createFolder(file.path().toAbsolutePath().resolveSibling(""));
            return FileLock.on(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Customers' data: where the file system knows owners, the folder is for this one alone. */
    private static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder, OwnerOnly.folder());
    }

    /** Whether a database can give space back is settled before it has its first table. */
    private static void letItShrink(Path path, String url) {
        if (path.toFile().length() > 0) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma auto_vacuum = incremental");
            statement.execute("vacuum");
        } catch (SQLException e) {
            throw new FlywayException("The database cannot be made", e);
        }
    }

    /** Flyway wants several connections at once, so it has its own for the moment. */
    private static void migrate(String url) {
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:dev/zenhook/db/sqlite")
                .table("zenhook_schema_history")
                .load()
                .migrate();
    }

    private static Connections reading(String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("zenhook-store-reading");
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(READERS);
        config.setMaxLifetime(0);
        config.setExceptionOverride(new FreshAfterFailure());
        config.setConnectionTimeout(5_000);
        HikariDataSource pool = new HikariDataSource(config);
        return new Connections(pool, pool::close);
    }

    private static StoreStartException unusable(DatabaseFile file, Exception cause) {
        return new StoreStartException(
                "The inbox " + file.path().toAbsolutePath() + " cannot be opened: " + reason(cause) + ".",
                "Let " + file.property() + " name a place on a local disk that this user ("
                        + System.getProperty("user.name") + ") may write to.",
                cause);
    }

    private static String reason(Exception cause) {
        return switch (cause) {
            case java.nio.file.AccessDeniedException denied -> "access denied to " + denied.getFile();
            case java.nio.file.FileSystemException failed ->
                failed.getFile() + (failed.getReason() == null ? " is no folder" : " (" + failed.getReason() + ")");
            default -> String.valueOf(cause.getMessage()).lines().findFirst().orElse("unknown");
        };
    }

    private static void release(FileLock lock, RuntimeException failure) {
        try {
            lock.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
