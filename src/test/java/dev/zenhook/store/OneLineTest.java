package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\r\nb",
                "a\u2028b",
                "a\u0085b",
                "a\u000bb",
                "a\u0000b",
                "a\u001bb",
                "a\u009bb",
                "a\u007fb",
                "a\u202eb",
                "a\u2066b",
                "a\u061cb",
                "a\ud800b"
            })
    void whatEndsALineOrSteersATerminalIsASpaceAndIsRefusedForTheRecord(String text) {
        assertThat(OneLine.of(text)).isEqualTo("a b");
        assertThatIllegalArgumentException().isThrownBy(() -> OneLine.require("why", text, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "Gültig: 日本 😀", "👩\u200d💻", "שלום", "a\tb"})
    void everyScriptIsKept(String text) {
        assertThat(OneLine.of(text)).isEqualTo(text);
        assertThat(OneLine.require("why", text, 200)).isEqualTo(text);
    }

    @Test
    void whatIsEmptyOrTooLongIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> OneLine.require("why", " ", 200));
        assertThatIllegalArgumentException().isThrownBy(() -> OneLine.require("why", null, 200));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OneLine.require("why", "xxx", 2))
                .withMessage("why is required, for the record: one line of 1 to 2 characters");
    }
}
