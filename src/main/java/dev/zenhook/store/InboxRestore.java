package dev.zenhook.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a backup in the place of an embedded database that is lost. */
final class InboxRestore {
    private static final Logger log = LoggerFactory.getLogger(InboxRestore.class);

    /**
     * Handlers have seen the fencing tokens that were given after the backup, and would refuse lower ones. So many runs
     * nobody has between two backups.
     */
    private static final String LEAP = "update lease set number = number + 1000000000";

    private InboxRestore() {}

    static void from(Path backup, DatabaseFile inbox) {
        Path target = inbox.path().toAbsolutePath();
        try {
            FileLock lock = Sqlite.lock(inbox);
            try {
                refuseWhatIsThere(target);
                log.info("The inbox {} is restored: {}", target, restored(backup, target));
            } finally {
                lock.close();
            }
        } catch (IOException | SQLException e) {
            throw new StoreStartException(
                    "The backup " + backup + " cannot be restored to " + target + ": " + e.getMessage() + ".",
                    "Name a backup that backup-inbox has made, and let " + inbox.property()
                            + " name a place that this user (" + System.getProperty("user.name") + ") may write to.",
                    e);
        }
    }

    private static Contents restored(Path backup, Path target) throws IOException, SQLException {
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished); // of one that was killed
        try (OutputStream copy = Files.newOutputStream(Files.createFile(unfinished, OwnerOnly.file()))) {
            Files.copy(backup, copy);
        }
        Contents contents = Contents.of(unfinished);
        leap(unfinished);
        Disk.name(unfinished, target);
        return contents;
    }

    /** Also what is left of a log: SQLite would put it into the restored database, which it does not belong to. */
    private static void refuseWhatIsThere(Path target) {
        Stream.of("", "-wal", "-shm")
                .map(end -> target.resolveSibling(target.getFileName() + end))
                .filter(Files::exists)
                .findFirst()
                .ifPresent(file -> {
                    throw new StoreStartException(
                            file + " is there: an inbox, or what is left of one.",
                            "Move " + target.getFileName() + ", and its -wal and -shm if they are there, out of the"
                                    + " folder. They may hold events that the backup does not have.");
                });
    }

    private static void leap(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?synchronous=FULL");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(LEAP);
        }
    }
}
