package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotesTest {
    private final Quotes quotes = new Quotes("s3cr&t");

    @Test
    void theSecretAndTheTokenAreHidden() {
        quotes.hide("t0ken");

        assertThat(quotes.of("got client_secret=s3cr%26t (s3cr&t) and Bearer t0ken"))
                .isEqualTo("got client_secret=(hidden) ((hidden)) and Bearer (hidden)");
    }

    @Test
    void nothingElseIsHidden() {
        assertThat(new Quotes("").of("all is well")).isEqualTo("all is well");
    }

    @Test
    void whatIsNotPrintableIsASpace() {
        assertThat(quotes.of("one\r\ntwo\u001b[31m\u202ethree\u2028four\ud800")).isEqualTo("one  two [31m three four");
    }

    @Test
    void otherScriptsAreKept() {
        assertThat(quotes.of("Gültig: 日本 😀")).isEqualTo("Gültig: 日本 😀");
    }

    @Test
    void aLongTextIsCut() {
        assertThat(quotes.of("😀".repeat(201))).isEqualTo("😀".repeat(200) + "…");
        assertThat(quotes.of("x".repeat(200))).isEqualTo("x".repeat(200));
    }

    @Test
    void itEndsWithoutAFullStopAsItStandsInASentence() {
        assertThat(quotes.of(" Not valid... ")).isEqualTo("Not valid");
    }
}
