package dev.zenhook.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiErrorTest {
    private static ApiError read(String body) {
        return ApiError.read(422, body.getBytes(UTF_8), UnaryOperator.identity(), null);
    }

    /** The vendor's description has objects. Texts are what many others write. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"propertyName\": \"uri\", \"message\": \"is bad\", \"code\": \"bad\"} | uri: is bad",
                "{\"propertyName\": null, \"message\": \"is bad\"} | is bad",
                "{\"field\": \"uri\", \"problem\": \"is bad\"} | {\"field\":\"uri\",\"problem\":\"is bad\"}",
                "\"uri is bad\" | uri is bad",
                "7 | 7",
            })
    void aValidationErrorIsAnObjectOrAText(String element, String told) {
        assertThat(read("{\"validationErrors\": [%s]}".formatted(element)).validationErrors())
                .containsExactly(told);
    }

    @Test
    void validationErrorsByFieldAreUnderstoodToo() {
        assertThat(read("{\"validationErrors\": {\"uri\": \"is bad\"}}").validationErrors())
                .containsExactly("is bad");
    }

    @Test
    void noMoreThanTenAreTold() {
        assertThat(read("{\"validationErrors\": [" + "1,".repeat(20) + "1]}").validationErrors())
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"details\": \"D\", \"error\": \"E\", \"errorCode\": \"C\"} | 422 C: D",
                "{\"details\": null, \"error\": \"E\", \"errorCode\": \"C\"} | 422 C: E",
                "{\"error\": \"E\", \"error_description\": \"D\"} | 422 E: D",
                "{\"error\": \"E\"} | 422 E",
                "{\"details\": \"D\", \"validationErrors\": [\"V\", \"W\"]} | 422: D (V; W)",
                "{} | 422",
            })
    void itIsToldInOneLine(String body, String told) {
        assertThat(read(body).told()).isEqualTo(told);
    }
}
