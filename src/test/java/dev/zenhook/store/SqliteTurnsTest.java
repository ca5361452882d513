package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SqliteTurnsTest extends TurnsContract {
    @Override
    Database open(Path directory) {
        return SqliteStores.open(directory, clock);
    }

    @Test
    void aRestartDoesNotWaitForWhatTheProcessBeforeItHadTaken() {
        store.turns.take("register main", Duration.ofHours(1));

        other.clear();

        assertThat(other.take("register main", Duration.ofHours(1))).isTrue();
    }
}
