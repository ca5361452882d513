package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PagesTest {
    private final Pages pages = new Pages(why -> new ManagementApiException(why, (Throwable) null));

    @Test
    void aListWithoutAnEndIsGivenUp() {
        assertThatThrownBy(() -> pages.all(
                        number -> JsonMapper.shared().readTree("[{\"id\": \"wh_%d\"}]".formatted(number)), "id"))
                .hasMessage("it has more than 1000 pages");
    }
}
