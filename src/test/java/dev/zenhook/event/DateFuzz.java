package dev.zenhook.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Dates in any writing: read within the years that every database takes, or not at all. */
class DateFuzz {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    static Stream<String> seeds() {
        return Stream.of(
                "2025-06-06T13:39:22.739326789+02:00",
                "2025-06-06t13:39:22z",
                "2025-06-06 13:39",
                "-999999999-01-01T00:00:00+18:00",
                "+999999999-12-31T23:59:59.999999999-18:00",
                "0000-12-31T23:59:59-01",
                "9999-12-31T23:59:59-0100",
                "2025-02-30T00:00:00Z");
    }

    @MethodSource("seeds")
    @FuzzTest
    void aDateIsReadAsItIsWrittenOrNotAtAll(@NotNull String text) {
        Instant date = WireDates.read(text);
        if (date != null) {
            assertThat(date).isBetween(FIRST, LAST);
            assertThat(WireDates.read(date.toString())).isEqualTo(date);
        }
    }
}
