package dev.zenhook.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database in whose next transaction something happens shortly before the commit, and something shortly after. */
final class DisturbedDatabase implements Database {
    private final Database database;
    private Runnable beforeCommit = () -> {};
    private Runnable afterCommit = () -> {};

    DisturbedDatabase(Database database) {
        this.database = database;
    }

    void disturb(Runnable before, Runnable after) {
        beforeCommit = before;
        afterCommit = after;
    }

    @Override
    public <T> T durably(Function<Transaction, T> work) {
        return disturbed(work, database::durably);
    }

    @Override
    public <T> T lightly(Function<Transaction, T> work) {
        return disturbed(work, database::lightly);
    }

    private <T> T disturbed(Function<Transaction, T> work, Function<Function<Transaction, T>, T> commit) {
        Runnable before = beforeCommit;
        Runnable after = afterCommit;
        disturb(() -> {}, () -> {});
        T result = commit.apply(transaction -> {
            T done = work.apply(transaction);
            before.run();
            return done;
        });
        after.run();
        return result;
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }

    @Override
    public Clock clock() {
        return database.clock();
    }

    @Override
    public JdbcClient read() {
        return database.read();
    }

    @Override
    public @Nullable Duration lease() {
        return database.lease();
    }

    @Override
    public boolean hasSteadyClock() {
        return database.hasSteadyClock();
    }

    @Override
    public Duration longestWait() {
        return database.longestWait();
    }

    @Override
    public boolean giveSpaceBack() {
        return database.giveSpaceBack();
    }

    @Override
    public void close() throws IOException {
        database.close();
    }
}
