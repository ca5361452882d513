package dev.zenhook.store;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file of the embedded database, and the setting that named it.
 *
 * @param property the setting to name when the file cannot be used
 */
record DatabaseFile(Path path, String property) {
    private static final String DIRECTORY = "zenhook.store.directory";
    private static final String URL = "zenhook.store.url";
    private static final String SQLITE = "jdbc:sqlite:";

    static DatabaseFile of(StoreProperties properties) {
        String url = properties.url();
        return url == null || url.isBlank()
                ? new DatabaseFile(fileIn(properties.directory()), DIRECTORY)
                : new DatabaseFile(fileOf(url.strip()), URL);
    }

    /** The one in the folder, whatever the URL names. */
    static DatabaseFile in(StoreProperties properties) {
        return new DatabaseFile(fileIn(properties.directory()), DIRECTORY);
    }

    /** Its path, if there is one already: to open it would make it. */
    Path existing() {
        Path file = path.toAbsolutePath();
        if (!Files.isRegularFile(file)) {
            throw new StoreStartException(
                    "There is no inbox " + file + ".", "Let " + property + " name the place of one.");
        }
        return file;
    }

    /** SQLite's driver takes what follows a question mark for parameters, and would open another file. */
    private static Path fileIn(Path directory) {
        if (directory.toAbsolutePath().toString().contains("?")) {
            throw new StoreStartException(
                    DIRECTORY + " names a folder with a question mark in its path, which SQLite cannot open.",
                    "Let " + DIRECTORY + " name another folder.");
        }
        return directory.resolve("zenhook.db");
    }

    private static Path fileOf(String url) {
        if (!url.startsWith(SQLITE)) {
            throw new StoreStartException(
                    URL + " names a database that Zenhook cannot use.",
                    "Set " + URL + " to jdbc:sqlite: and the path of a file, or to jdbc:postgresql: and the place of a"
                            + " database, or leave it out.");
        }
        Path path = pathOf(url.substring(SQLITE.length()));
        if (path == null) {
            throw new StoreStartException(
                    URL + " is not jdbc:sqlite: and the plain path of a file.",
                    "Leave out parameters and in-memory databases: Zenhook sets what makes an event durable by"
                            + " itself.");
        }
        return path;
    }

    private static @Nullable Path pathOf(String name) {
        if (name.isEmpty() || name.startsWith(":") || name.startsWith("file:") || name.contains("?")) {
            return null;
        }
        try {
            Path path = Path.of(name);
            return path.getFileName() == null ? null : path;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
