package dev.zenhook.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open database. */
interface Database extends AutoCloseable {
    Dialect dialect();

    /** The one that all replicas go by. */
    Clock clock();

    /** A transaction whose commit waits for the disk. */
    <T> T durably(Function<Transaction, T> work);

    /**
     * A transaction that may be lost when the machine's power is, together with all later ones of its kind: for what would
     * then only be done once more. The death of a process loses none.
     */
    <T> T lightly(Function<Transaction, T> work);

    /** For reading, beside all transactions. */
    JdbcClient read();

    /** For reading that may take a while, beside all transactions: it ends when nobody waits for it any more. */
    <T> T readAtLength(Function<JdbcClient, T> reading);

    /** How long a claim is good unless it is renewed; null if nobody else could take the delivery over. */
    @Nullable
    Duration lease();

    /** Whether a lease that has ended by the clock has ended; to be asked before each look for such. */
    boolean hasSteadyClock();

    /** How long to wait for a sign of new work, at most. */
    Duration longestWait();

    /**
     * Gives some of the space that is free back to the file system.
     *
     * @return whether there is more to give back
     */
    boolean giveSpaceBack();

    /**
     * Sees that what was deleted and overwritten is not on the disk any more, as far as that is this process's to do.
     *
     * @return whether it is done; not while somebody reads what was there before
     */
    boolean settleDeleted();

    @Override
    void close() throws IOException;
}
