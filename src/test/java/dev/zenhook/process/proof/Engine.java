package dev.zenhook.process.proof;

import java.nio.file.Path;

/** Which database the service under proof uses. */
enum Engine {
    SQLITE {
        @Override
        String database(Path folder) {
            return "jdbc:sqlite:" + folder.resolve("zenhook.db");
        }
    };

    /** The setting {@code zenhook.store.url}: a new database, in the folder if it is a file. */
    abstract String database(Path folder);
}
