package dev.zenhook.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawBodyTest {
    private static RawBody body(String text) {
        return RawBody.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nobodyCanChangeTheBytes() {
        RawBody body = body("abc");

        body.bytes()[0] = 'x';

        assertThat(body.bytes()).asString().isEqualTo("abc");
    }

    @Test
    void equalBytesAreEqualBodies() {
        assertThat(body("abc")).isEqualTo(body("abc")).hasSameHashCodeAs(body("abc"));
        assertThat(body("abc")).isNotEqualTo(body("abd")).isNotEqualTo("abc");
    }

    @Test
    void theHashIsTheOneThatSha256sumPrints() {
        assertThat(body("abc").sha256())
                .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(body("").sha256())
                .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void theTextIsReadAsUtf8AndNeverFails() {
        assertThat(body("Zoë \uD83D\uDC1D").text()).isEqualTo("Zoë \uD83D\uDC1D");
        assertThat(RawBody.of(new byte[] {'a', (byte) 0xFF}).text()).isEqualTo("a\uFFFD");
    }

    @Test
    void itShowsItsSizeAndNoContent() {
        assertThat(body("secret")).hasToString("6 bytes");
        assertThat(body("secret").size()).isEqualTo(6);
    }
}
