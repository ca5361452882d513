package dev.zenhook.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Opens the embedded database: folder, lock, schema, connection. */
final class Sqlite {
    /**
     * FULL makes a commit wait for the disk, which is what an answered 200 promises. IMMEDIATE takes the write lock at the
     * start of a transaction, because one that reads first and writes later fails under concurrency.
     */
    private static final String DURABLE =
            "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&foreign_keys=true&transaction_mode=IMMEDIATE";

    private Sqlite() {}

    static Database open(DatabaseFile file) {
        String url = "jdbc:sqlite:" + file.path().toAbsolutePath() + DURABLE;
        FileLock lock = lock(file);
        try {
            migrate(url);
            return new Database(connect(url), lock);
        } catch (RuntimeException e) {
            release(lock, e);
            throw e instanceof FlywayException ? unusable(file, e) : e;
        }
    }

    private static FileLock lock(DatabaseFile file) {
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
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownerOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(folder, ownerOnly);
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

    private static HikariDataSource connect(String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("zenhook-store");
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(1);
        config.setMaxLifetime(0);
        config.setExceptionOverride(new FreshAfterFailure());
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
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
