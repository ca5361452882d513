package dev.zenhook.process.proof;

import dev.zenhook.postgres.PostgresServer;
import java.nio.file.Path;

/** Which database the service under proof uses. */
enum Engine {
    SQLITE {
        @Override
        String database(Path folder) {
            return "jdbc:sqlite:" + folder.resolve("zenhook.db");
        }
    },

    POSTGRESQL {
        @Override
        String database(Path folder) {
            return PostgresServer.shared().freshDatabase();
        }
    };

    /** The setting {@code zenhook.store.url}: a new database, in the folder if it is a file. */
    abstract String database(Path folder);
}
