package dev.zenhook.store;

import java.time.Duration;
import java.util.UUID;

/** Things that only one replica at a time is to do. A turn is a lease: it ends by itself if its holder dies. */
public final class Turns {
    /** One statement, so that of two who come at once the later one sees what the first has done. */
    private static final String TAKE = """
        insert into turn (name, holder, until_at) values (:name, :holder, :until)
        on conflict (name) do update set holder = :holder, until_at = :until
        where turn.until_at <= :now or turn.until_at > :tooLong or turn.holder = :holder
        returning name\
        """;

    private final Database database;
    private final String holder = UUID.randomUUID().toString();

    Turns(Database database) {
        this.database = database;
    }

    /** Ends the turns of a process that died, where there can be no other one: a restart need not wait. At the start only. */
    void clear() {
        if (database.lease() == null) {
            database.lightly(
                    transaction -> transaction.sql().sql("delete from turn").update());
        }
    }

    /**
     * Whether it is this replica's turn from now on, for at most that long. Who has it already, has it anew. One that ends much
     * later was taken while the clock was ahead, and is over.
     */
    public boolean take(String name, Duration atMost) {
        return database.lightly(transaction -> {
            long now = database.clock().millis();
            return transaction
                    .sql()
                    .sql(TAKE)
                    .param("name", name)
                    .param("holder", holder)
                    .param("now", now)
                    .param("until", now + atMost.toMillis())
                    .param("tooLong", now + 2 * atMost.toMillis())
                    .query((row, n) -> row.getString(1))
                    .optional()
                    .isPresent();
        });
    }

    /**
     * Has it anew for at most that long, if it has been this replica's ever since it took it: not if another had it
     * meanwhile, though that one has given it back.
     */
    public boolean keep(String name, Duration atMost) {
        return database.lightly(transaction -> transaction
                        .sql()
                        .sql("update turn set until_at = :until where name = :name and holder = :holder")
                        .param("name", name)
                        .param("holder", holder)
                        .param("until", database.clock().millis() + atMost.toMillis())
                        .update()
                == 1);
    }

    /** Gives it back, if it is still this replica's. */
    public void giveBack(String name) {
        database.lightly(transaction -> transaction
                .sql()
                .sql("delete from turn where name = :name and holder = :holder")
                .param("name", name)
                .param("holder", holder)
                .update());
    }
}
