package dev.zenhook.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Moves an inbox from the embedded database to PostgreSQL, with all its numbers, so that everything goes on where it was. One
 * transaction: it is there as a whole or not at all, and a move that failed is begun anew.
 */
final class InboxMove {
    private static final Logger log = LoggerFactory.getLogger(InboxMove.class);

    /**
     * In the order in which they were made, so that what is referred to comes first. The lease is a sequence on PostgreSQL;
     * turns are those of processes, and end with them.
     */
    private static final String TABLES = """
        select name from sqlite_master
        where type = 'table' and name not like 'sqlite!_%' escape '!'
            and name not in ('zenhook_schema_history', 'lease', 'turn')
        order by rowid\
        """;

    private final DatabaseFile from;
    private final StoreProperties to;
    private final Clock clock;

    InboxMove(DatabaseFile from, StoreProperties to, Clock clock) {
        this.from = from;
        this.to = to;
        this.clock = clock;
    }

    void move() {
        if (!PostgresUrl.isIn(to.url())) {
            throw new StoreStartException(
                    "move-inbox does not know where to.",
                    "Let zenhook.store.url be jdbc:postgresql: and the place of an empty database; the file is the one"
                            + " in zenhook.store.directory.");
        }
        Path file = from.existing();
        AtomicBoolean written = new AtomicBoolean();
        try {
            try (Database source = Sqlite.open(from, clock);
                    Database target = Postgres.openForBulk(to, clock)) {
                target.durably(transaction -> {
                    moveAll(source.read(), transaction);
                    written.set(true); // and is there, or is not, if its commit fails
                    return transaction;
                });
            }
        } catch (DataAccessException | TransactionException | IOException e) {
            throw new StoreStartException(
                    "The inbox " + file + " cannot be moved to " + shown() + ": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown") + ".",
                    written.get()
                            ? "It is not certain whether all has been written, or nothing. Look whether entries are"
                                    + " there before a Zenhook works with either: if they are, put the file aside; else"
                                    + " try again."
                            : "Nothing has been written. See that no Zenhook works with either, and that there is room;"
                                    + " then try again.",
                    e);
        }
        putAside(file);
    }

    private String shown() {
        return PostgresUrl.of(to).shown();
    }

    private void moveAll(JdbcClient source, Transaction target) {
        List<TableMove> tables = source.sql(TABLES)
                .query((row, n) -> new TableMove(row.getString(1), source, target))
                .list();
        target.operations()
                .execute("lock table "
                        + String.join(", ", tables.stream().map(TableMove::name).toList()) + " in exclusive mode");
        for (TableMove table : tables) {
            table.requireEmpty();
        }
        for (TableMove table : tables) {
            long rows = table.move();
            log.info("{}: {} rows moved, and counted again", table.name(), rows);
        }
        long lease = source.sql("select number from lease")
                .query((row, n) -> row.getLong(1))
                .single();
        target.sql()
                .sql("select setval('lease', :lease)")
                .param("lease", lease)
                .query()
                .singleRow();
        target.operations().execute("analyze");
    }

    /** So that nobody starts a Zenhook with it once more, which would handle again what waits in it. */
    private void putAside(Path file) {
        Path aside = file.resolveSibling(file.getFileName() + ".moved");
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
            log.info("The inbox is moved to {}. What it was moved from is now {}", shown(), aside);
        } catch (IOException e) {
            throw new StoreStartException(
                    "The inbox is moved to " + shown() + ", and all of it is there; but " + file
                            + " could not be renamed.",
                    "Put that file aside yourself: a Zenhook that is started with it would run once more what waits in"
                            + " it.",
                    e);
        }
    }
}
