package dev.zenhook.store;

import dev.zenhook.postgres.PostgresServer;
import dev.zenhook.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Opens databases of the tests' own PostgreSQL. */
final class PostgresStores {
    private PostgresStores() {}

    static String freshUrl() {
        return PostgresServer.shared().freshDatabase();
    }

    static Database open(String url, SettableClock clock) {
        return open(url, clock, PostgresPatience.USUAL);
    }

    static Database open(String url, Clock clock, PostgresPatience patience) {
        return Postgres.open(properties(url), connections -> clock, patience);
    }

    static StoreProperties properties(String url) {
        return new StoreProperties(
                Path.of("unused"),
                url,
                null,
                null,
                100,
                Duration.ofSeconds(30),
                Duration.ofDays(30),
                Duration.ofDays(90),
                1000);
    }
}
