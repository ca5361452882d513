package dev.zenhook.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireDatesTest {
    static Stream<String> fractions() {
        return IntStream.rangeClosed(0, 9)
                .mapToObj(
                        digits -> "2025-06-06T11:39:22" + (digits == 0 ? "" : "." + "123456789".substring(0, digits)));
    }

    @ParameterizedTest
    @MethodSource("fractions")
    void everyFractionIsReadToTheMicrosecond(String date) {
        String micros = (date + (date.contains(".") ? "" : ".") + "000000").substring(0, 26);

        assertThat(WireDates.read(date + "Z")).isEqualTo(Instant.parse(micros + "Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-06T11:39:22Z, 2025-06-06T11:39:22Z",
        "2025-06-06t11:39:22z, 2025-06-06T11:39:22Z",
        "2025-06-06 11:39:22Z, 2025-06-06T11:39:22Z",
        "2025-06-06T11:39:22, 2025-06-06T11:39:22Z",
        "2025-06-06T11:39Z, 2025-06-06T11:39:00Z",
        "2025-06-06T11:39:22+02:00, 2025-06-06T09:39:22Z",
        "2025-06-06T11:39:22+0545, 2025-06-06T05:54:22Z",
        "2025-06-06T11:39:22-08, 2025-06-06T19:39:22Z",
        "2025-06-06T11:39:22+00:00, 2025-06-06T11:39:22Z",
        "2025-06-06T11:39:22-00:00, 2025-06-06T11:39:22Z",
        "2025-06-06T11:39:22+14:00, 2025-06-05T21:39:22Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void anyOffsetIsRead(String text, Instant date) {
        assertThat(WireDates.read(text)).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "2025-06-06",
                "11:39:22Z",
                "1749209962",
                "2025-13-01T00:00:00Z",
                "2025-02-29T00:00:00Z",
                "2025-06-06T24:00:00Z",
                "2025-06-06T23:59:60Z",
                "2025-06-06T11:39:22.1234567890Z",
                "2025-06-06T11:39:22+25:00",
                "2025-06-06T11:39:22Z and more",
                " 2025-06-06T11:39:22Z",
                "0000-12-31T23:59:59Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "9999-12-31T23:59:59-01:00",
                "0001-01-01T00:00:00+01:00",
                "+999999999-12-31T23:59:59-18:00"
            })
    void whatIsNoDateIsNull(String text) {
        assertThat(WireDates.read(text)).isNull();
    }

    @Test
    void theDigitsAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(WireDates.read("2025-06-06T11:39:22Z")).isEqualTo("2025-06-06T11:39:22Z");
        } finally {
            Locale.setDefault(before);
        }
    }
}
