package dev.zenhook.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Strict about the structure, lenient about the content. */
class WireFormatTest {
    enum Colour {
        RED,
        BLUE
    }

    record Owner(@Nullable String name) {}

    /** A record as a user may write it. */
    record Own(
            int count,
            boolean set,
            double share,
            @Nullable Integer boxed,
            @Nullable BigDecimal price,
            @Nullable Colour colour,
            @Nullable Instant at,
            @Nullable Owner owner,
            @Nullable List<Owner> owners,
            @Nullable Map<String, Integer> counts,
            @Nullable JsonNode rest) {}

    private static JsonNode json(String text) {
        return WireFormat.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Own bind(String text) {
        return (Own) WireFormat.bind(json(text), Own.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"new\":{\"a\":1}}", "{}", "null", "\"\"", "[]"})
    void whatIsMissingIsNullOrNought(String text) {
        assertThat(bind(text)).isEqualTo(new Own(0, false, 0, null, null, null, null, null, null, null, null));
    }

    @Test
    void nullIsLikeMissing() {
        Own own = bind("""
            {"count":null,"set":null,"share":null,"boxed":null,"colour":null,"at":null,"owner":null,"owners":null}\
            """);

        assertThat(own).isEqualTo(bind("{}"));
    }

    @Test
    void everyFieldIsBound() {
        Own own = bind("""
            {"count":1,"set":true,"share":0.5,"boxed":2,"price":1.10,"colour":"BLUE","at":"2025-06-06T11:39:22.5+02:00",
             "owner":{"name":"Ada"},"owners":[{"name":"Bo"}],"counts":{"a":1},"rest":[1]}\
            """);

        assertThat(own)
                .isEqualTo(new Own(
                        1,
                        true,
                        0.5,
                        2,
                        new BigDecimal("1.10"),
                        Colour.BLUE,
                        Instant.parse("2025-06-06T09:39:22.5Z"),
                        new Owner("Ada"),
                        List.of(new Owner("Bo")),
                        Map.of("a", 1),
                        json("[1]")));
    }

    @Test
    void anUnknownEnumValueIsNull() {
        assertThat(bind("{\"colour\":\"GREEN\"}").colour()).isNull();
    }

    @Test
    void numbersMayStandInTextsAndWholeNumbersInFractions() {
        Own own = bind("{\"count\":\"7\",\"boxed\":3.0,\"price\":\"0.1\",\"set\":\"true\",\"share\":\"0.5\"}");

        assertThat(own.count()).isEqualTo(7);
        assertThat(own.boxed()).isEqualTo(3);
        assertThat(own.price()).isEqualTo("0.1");
        assertThat(own.set()).isTrue();
        assertThat(own.share()).isEqualTo(0.5);
    }

    @Test
    void anEmptyTextIsNoObject() {
        assertThat(bind("{\"owner\":\"\"}").owner()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "1749209962", "{\"year\":[2025]}", "[2025,1]", "true", "\"\""})
    void aDateThatIsNoneIsNullAndHarmsNoOther(String date) {
        Own own = bind("{\"at\":" + date + ",\"count\":5}");

        assertThat(own.at()).isNull();
        assertThat(own.count()).isEqualTo(5);
    }

    @Test
    void moneyKeepsItsDigits() {
        assertThat(json("{\"a\":12345678901234567890.123456789012345678901234567890}")
                        .get("a")
                        .decimalValue())
                .isEqualTo("12345678901234567890.123456789012345678901234567890");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\":\"secret\"}",
                "{\"count\":{\"secret\":1}}",
                "{\"count\":99999999999}",
                "{\"price\":\"1e99999999999\"}",
                "{\"owner\":[1]}",
                "{\"owners\":[{\"name\":{\"secret\":1}}]}"
            })
    void whatDoesNotFitIsRefusedWithItsPlaceAndNothingOfItsContent(String text) {
        JacksonException failure = catchThrowableOfType(JacksonException.class, () -> bind(text));

        assertThat(WireFormat.path(failure)).contains("Own[\"").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "{} {}",
                "{}x",
                "{",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":1e99999999999}",
                "{\"a\":-1e-99999999999}"
            })
    void aBrokenStructureIsRefused(String text) {
        assertThatThrownBy(() -> json(text)).isInstanceOf(JacksonException.class);
    }

    @Test
    void aFailureOutsideOfARecordIsAtTheWhole() {
        assertThat(WireFormat.path(catchThrowableOfType(JacksonException.class, () -> json("{secret"))))
                .isEqualTo("$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "\"\"", "[]"})
    void nothingIsEmpty(String payload) {
        assertThat(WireFormat.isEmpty(json(payload))).isTrue();
        assertThat(WireFormat.isEmpty(WireFormat.payload(json("{\"payload\":" + payload + "}"))))
                .isTrue();
    }

    @Test
    void aMissingPayloadIsEmptyToo() {
        assertThat(WireFormat.isEmpty(WireFormat.payload(json("{}")))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":null}", "[null]", "\" \"", "0", "false"})
    void somethingIsNotEmpty(String payload) {
        assertThat(WireFormat.isEmpty(json(payload))).isFalse();
    }
}
