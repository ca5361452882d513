package dev.zenhook.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of the embedded database as it is at one moment, also while a Zenhook works with it. {@code vacuum into} reads in
 * one transaction, and holds nobody up; SQLite's backup would begin anew with each commit of another process.
 */
final class InboxBackup {
    private static final Logger log = LoggerFactory.getLogger(InboxBackup.class);

    private InboxBackup() {}

    static void take(DatabaseFile inbox, Path target) {
        Path source = inbox.existing();
        if (Files.exists(target)) {
            throw new StoreStartException(target + " exists already.", "Name a file that does not exist.");
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished); // of one that was killed
            Files.createFile(unfinished, OwnerOnly.file());
            copy(source, unfinished);
            Contents contents = Contents.of(unfinished);
            Disk.name(unfinished, target);
            log.info("The backup {} is complete: {}", target, contents);
        } catch (IOException | SQLException e) {
            throw new StoreStartException(
                    "The inbox " + source + " cannot be copied to " + target + ": " + e.getMessage() + ".",
                    "Name a file in a folder that exists, that this user (" + System.getProperty("user.name")
                            + ") may write to, and that has room for the whole inbox.",
                    e);
        }
    }

    private static void copy(Path source, Path target) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + source + "?busy_timeout=60000");
                PreparedStatement copy = connection.prepareStatement("vacuum into ?")) {
            copy.setString(1, target.toString());
            copy.execute();
        }
    }
}
