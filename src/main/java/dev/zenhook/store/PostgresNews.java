package dev.zenhook.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other replicas of new work, and hears of theirs, by {@code NOTIFY} and {@code LISTEN}. It only makes things
 * quick: where no news come through, as behind PgBouncer in transaction mode, replicas look for work by themselves.
 */
final class PostgresNews implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostgresNews.class);
    private static final String CHANNEL = "zenhook_work";
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    /** News within this time are one: a notification costs the server as much as a small commit. */
    private static final Duration GATHERED = Duration.ofMillis(5);

    private static final int LISTENED_MILLIS = 10_000;

    private final String replica = UUID.randomUUID().toString();
    private final StoreProperties properties;
    private final WorkSignal signal;
    private final Semaphore news = new Semaphore(0);
    private final Thread telling;
    private final Thread listening;
    private volatile boolean closed;
    private volatile @Nullable Connection heard;

    @FunctionalInterface
    private interface Talk {
        void on(Connection connection) throws SQLException, InterruptedException;
    }

    PostgresNews(StoreProperties properties, WorkSignal signal) {
        this.properties = properties;
        this.signal = signal;
        this.telling = Thread.ofPlatform().daemon().name("zenhook-tell").start(() -> keepUp(this::tell));
        this.listening = Thread.ofPlatform().daemon().name("zenhook-listen").start(() -> keepUp(this::listen));
        signal.connect(news::release);
    }

    /** Whatever fails, an Error included, is no reason to hear and tell nothing more. */
    @SuppressWarnings("CatchingUnchecked")
    private void keepUp(Talk talk) {
        while (!closed) {
            try (Connection connection = connect()) {
                talk.on(connection);
            } catch (SQLException e) {
                log.debug("No news to or from the other replicas, trying again in {}", PAUSE_AFTER_FAILURE, e);
                pause();
            } catch (InterruptedException closing) {
                return;
            } catch (Throwable e) {
                log.error("No news to or from the other replicas, trying again in {}", PAUSE_AFTER_FAILURE, e);
                pause();
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties login = new Properties();
        if (properties.username() != null) {
            login.setProperty("user", properties.username());
        }
        if (properties.password() != null) {
            login.setProperty("password", properties.password());
        }
        return DriverManager.getConnection(PostgresUrl.of(properties).text(), login);
    }

    private void tell(Connection connection) throws SQLException, InterruptedException {
        try (var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, replica);
            while (!closed) {
                news.acquire();
                Thread.sleep(GATHERED);
                news.drainPermits();
                statement.execute();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        heard = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        signal.raise(); // what came before was not heard
        PGConnection ears = connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] notifications = ears.getNotifications(LISTENED_MILLIS);
            for (PGNotification notification : notifications == null ? new PGNotification[0] : notifications) {
                if (!notification.getParameter().equals(replica)) {
                    signal.raise();
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException closing) {
            log.debug("No news any more: it is being closed");
        }
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        signal.connect(() -> {});
        telling.interrupt();
        listening.interrupt();
        Connection connection = heard;
        if (connection != null) {
            connection.close();
        }
    }
}
