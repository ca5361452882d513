package dev.zenhook.store;

import java.time.Duration;

/**
 * How long transactions may idle, wait for a lock, and take at PostgreSQL. What a replica has locked stays locked until its
 * transaction ends, and if its machine stops or vanishes, only the server can end it. Who waits for a lock is a little more
 * patient than that, and no statement goes on at the server when its client has given up, which {@link PostgresUrl} says.
 *
 * @param begin how a transaction begins: one statement, as each is a way to the server. All is set for the transaction
 *     alone, for behind PgBouncer the next one in its session may be somebody else's
 */
record PostgresPatience(String begin) {
    static final PostgresPatience USUAL = of(Duration.ofSeconds(5), Duration.ofSeconds(6), Duration.ofSeconds(25));

    /** Nobody works with the database meanwhile; a lock that is taken means that somebody does. */
    static final PostgresPatience BULK = of(Duration.ofHours(1), Duration.ofSeconds(6), Duration.ofDays(1));

    static PostgresPatience of(Duration idle, Duration lock, Duration statement) {
        return new PostgresPatience("""
            select set_config('synchronous_commit', 'on', true),
                set_config('idle_in_transaction_session_timeout', '%d', true),
                set_config('lock_timeout', '%d', true),
                set_config('statement_timeout', '%d', true)\
            """.formatted(idle.toMillis(), lock.toMillis(), statement.toMillis()));
    }
}
