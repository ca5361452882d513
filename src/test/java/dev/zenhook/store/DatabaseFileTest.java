package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFileTest {
    private static final Path FOLDER = Path.of("data");

    @Test
    void withoutAUrlTheFileIsInTheFolder() {
        assertThat(SqliteStores.file(FOLDER, null))
                .isEqualTo(new DatabaseFile(Path.of("data/zenhook.db"), "zenhook.store.directory"));
        assertThat(SqliteStores.file(FOLDER, " ")).isEqualTo(SqliteStores.file(FOLDER, null));
    }

    @Test
    void aUrlOverridesTheFolder() {
        assertThat(SqliteStores.file(FOLDER, " jdbc:sqlite:/var/lib/inbox.db "))
                .isEqualTo(new DatabaseFile(Path.of("/var/lib/inbox.db"), "zenhook.store.url"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite::resource:inbox.db",
                "jdbc:sqlite:file:inbox.db",
                "jdbc:sqlite:inbox.db?synchronous=OFF",
                "jdbc:sqlite:/",
                "jdbc:sqlite:in\0box.db"
            })
    void aUrlThatIsNoPlainFileStopsTheStart(String url) {
        assertThatExceptionOfType(StoreStartException.class)
                .isThrownBy(() -> SqliteStores.file(FOLDER, url))
                .withMessage("zenhook.store.url is not jdbc:sqlite: and the plain path of a file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:inbox", "inbox.db", "/var/lib/inbox.db", "JDBC:SQLITE:inbox.db"})
    void aUrlOfAnotherDatabaseStopsTheStart(String url) {
        assertThatExceptionOfType(StoreStartException.class)
                .isThrownBy(() -> SqliteStores.file(FOLDER, url))
                .withMessage("zenhook.store.url names a database that Zenhook cannot use.");
    }

    @Test
    void aFolderThatTheDriverWouldCutShortStopsTheStart() {
        assertThatExceptionOfType(StoreStartException.class)
                .isThrownBy(() -> SqliteStores.file(Path.of("data?synchronous=OFF"), null))
                .withMessageContaining("zenhook.store.directory");
    }
}
