package dev.zenhook.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zenhook.register.BoundedAnswer.TooLargeException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.util.unit.DataSize;

class BoundedAnswerTest {
    private static final InputStream ENDLESS = new InputStream() {
        @Override
        public int read() {
            return ' ';
        }
    };

    private static BoundedAnswer bounded(MockClientHttpResponse answer) {
        return new BoundedAnswer(answer, DataSize.ofKilobytes(1));
    }

    @Test
    void anEndlessAnswerIsReadNoFurtherThanItsBound() {
        try (BoundedAnswer answer = bounded(new MockClientHttpResponse(ENDLESS, HttpStatus.OK))) {
            assertThatExceptionOfType(TooLargeException.class)
                    .isThrownBy(() -> answer.getBody().readAllBytes())
                    .withMessage("it is larger than 1 KB");
        }
    }

    @Test
    void itIsBoundByteByByteToo() throws IOException {
        try (BoundedAnswer answer = bounded(new MockClientHttpResponse(ENDLESS, HttpStatus.OK))) {
            for (int i = 0; i < 1_024; i++) {
                assertThat(answer.getBody().read()).isEqualTo(' ');
            }
            assertThatExceptionOfType(TooLargeException.class).isThrownBy(answer.getBody()::read);
        }
    }

    @Test
    void whatIsWithinTheBoundIsAllThere() throws IOException {
        MockClientHttpResponse original = new MockClientHttpResponse("all".getBytes(UTF_8), HttpStatus.CREATED);
        original.getHeaders().add("Retry-After", "1");

        try (BoundedAnswer answer = bounded(original)) {
            assertThat(answer.getBody().read()).isEqualTo('a');
            assertThat(answer.getBody().readAllBytes()).asString().isEqualTo("ll");
            assertThat(answer.getBody().read()).isEqualTo(-1);
            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
            assertThat(answer.getStatusText()).isEqualTo("Created");
            assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        }
    }
}
