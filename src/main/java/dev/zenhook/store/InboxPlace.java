package dev.zenhook.store;

/**
 * Where the inbox is.
 *
 * @param text the engine and its place, without what may be a secret
 */
public record InboxPlace(String text) {
    static InboxPlace of(StoreProperties properties) {
        return new InboxPlace(
                PostgresUrl.isIn(properties.url())
                        ? "PostgreSQL, " + PostgresUrl.of(properties).shown()
                        : "SQLite, "
                                + DatabaseFile.of(properties)
                                        .path()
                                        .toAbsolutePath()
                                        .normalize());
    }
}
