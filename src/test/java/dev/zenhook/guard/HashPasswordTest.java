package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashPasswordTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String typed) throws IOException {
        return HashPassword.run(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void whatItPrintsIsTaken() throws Exception {
        assertThat(run("eine gute Parole\n")).isZero();

        String hash = PasswordHash.judge("x", out.toString(StandardCharsets.UTF_8));
        assertThat(PasswordHash.matches("eine gute Parole", hash)).isTrue();
        assertThat(PasswordHash.matches("eine gute parole", hash)).isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("Parole");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "elevenchars",
                "a password of more than seventy-two bytes, of which bcrypt would not see the end"
            })
    void aPasswordThatIsEasilyGuessedOrCutIsRefused(String typed) throws Exception {
        assertThat(run(typed)).isEqualTo(1);
        assertThat(out.size()).isZero();
    }
}
