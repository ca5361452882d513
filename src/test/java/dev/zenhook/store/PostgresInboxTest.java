package dev.zenhook.store;

import java.nio.file.Path;
import java.util.List;

class PostgresInboxTest extends InboxContract {
    @Override
    Database open(Path directory) {
        return PostgresStores.open(PostgresStores.freshUrl(), clock);
    }

    /** PostgreSQL has no NUL in a text. */
    @Override
    Arrival refused(String id) {
        Proof proof = new Proof("\0", "sha256:key", clock.instant());
        return Arrival.of(EntryKey.ofEventId(id), Events.event(id), proof, List.of("mailer"), null);
    }
}
