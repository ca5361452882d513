package dev.zenhook.store;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.WebhookEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The parked deliveries of which somebody is still to be told. */
public final class ParkedDeliveries {
    private final Database database;

    ParkedDeliveries(Database database) {
        this.database = database;
    }

    /** Parked deliveries of which the listeners have not been told, in their order, after the one with the given number. */
    public List<Parked> unannounced(long after, int atMost) {
        return database.read()
                .sql(EventRow.DELIVERIES
                        + "where d.status = 'PARKED' and not d.announced and d.id > :after order by d.id limit :atMost")
                .param("after", after)
                .param("atMost", atMost)
                .query((row, n) -> parked(row))
                .list();
    }

    private static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                row.getLong("id"),
                row.getString("handler"),
                event(EventRow.of(row)),
                ParkedReason.valueOf(row.getString("parked_reason")),
                row.getInt("attempts"),
                row.getString("last_error"));
    }

    /** That its body cannot be read may be the very reason why it is parked. */
    private static WebhookEvent event(EventRow row) {
        try {
            return row.event();
        } catch (RuntimeException | StackOverflowError e) {
            return row.withoutPayload();
        }
    }

    /** The listeners have been told. */
    public void announced(Parked parked) {
        database.lightly(transaction -> transaction
                .sql()
                .sql("update delivery set announced = true where id = :id and status = 'PARKED'")
                .param("id", parked.delivery())
                .update());
    }
}
