package dev.zenhook.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date as Zentitle2, or a successor, may write it: RFC 3339 with 0 to 9 fraction digits and any offset; without
 * an offset it is UTC. What cannot be read is no reason to lose an event, so it is null.
 */
final class WireDates {
    private static final DateTimeFormatter RFC_3339 = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private WireDates() {}

    static @Nullable Instant read(String text) {
        try {
            TemporalAccessor date = RFC_3339.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant instant = date instanceof OffsetDateTime known
                    ? known.toInstant()
                    : LocalDateTime.from(date).toInstant(ZoneOffset.UTC);
            int year = instant.atOffset(ZoneOffset.UTC).get(ChronoField.YEAR);
            return year < 1 || year > 9999 ? null : instant.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
