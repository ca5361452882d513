package dev.zenhook.store;

import java.util.function.Function;

/** A database in whose next transaction something happens shortly before the commit, and something shortly after. */
final class DisturbedDatabase extends ForwardingDatabase {
    private Runnable beforeCommit = () -> {};
    private Runnable afterCommit = () -> {};

    DisturbedDatabase(Database database) {
        super(database);
    }

    void disturb(Runnable before, Runnable after) {
        beforeCommit = before;
        afterCommit = after;
    }

    @Override
    public <T> T durably(Function<Transaction, T> work) {
        return disturbed(work, super::durably);
    }

    @Override
    public <T> T lightly(Function<Transaction, T> work) {
        return disturbed(work, super::lightly);
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
}
