package dev.zenhook.store;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the inbox is, and how much it takes.
 *
 * @param directory Folder of the embedded database, zenhook.db. It is created if missing.
 * @param url Another place for the database: jdbc:sqlite: and the path of a file, or jdbc:postgresql: and the place of a
 *     database, which any number of Zenhooks may share. Overrides the directory.
 * @param username Who logs in to PostgreSQL.
 * @param password The password for PostgreSQL.
 * @param maxWaiting How many requests may wait for the inbox at once; those that come then are answered 503.
 * @param lease How long a Zenhook that shares its PostgreSQL may be silent before others take over what it was running.
 * @param retention How long an entry stays after its last delivery was finished. An event that is older than this when it
 *     first arrives is kept, and not dispatched.
 * @param parkedRetention How long an entry stays with a parked delivery, or if its body is unreadable; no shorter than the
 *     retention.
 * @param maxUnreadablePerDay How many unreadable bodies of one tenant are kept on one day (UTC).
 */
@Validated
@ConfigurationProperties("zenhook.store")
record StoreProperties(
        @DefaultValue("./data") Path directory,
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("512") @Min(1) @Max(100_000) int maxWaiting,

        @DefaultValue("30s") @DurationMin(seconds = 3) @DurationMax(minutes = StoreProperties.LONGEST_LEASE_MINUTES)
        Duration lease,

        @DefaultValue("30d") @DurationMin(days = 1) @DurationMax(days = 36_500)
        Duration retention,

        @DefaultValue("90d") @DurationMin(days = 1) @DurationMax(days = 36_500)
        Duration parkedRetention,

        @DefaultValue("1000") @Min(0) @Max(100_000) int maxUnreadablePerDay) {

    static final int LONGEST_LEASE_MINUTES = 10;

    /** What a log shows of it. */
    @Override
    public String toString() {
        return "StoreProperties[directory=" + directory + "]";
    }
}
