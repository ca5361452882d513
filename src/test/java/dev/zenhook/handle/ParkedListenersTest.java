package dev.zenhook.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.WebhookEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParkedListenersTest {
    private static ParkedListener failing(String message) {
        return delivery -> {
            throw new IllegalStateException(message);
        };
    }

    @Test
    void oneThatFailsKeepsNoOtherFromBeingTold() {
        List<ParkedDelivery> told = new ArrayList<>();
        ParkedListeners listeners = new ParkedListeners(List.of(failing("first"), told::add, failing("last")));
        ParkedDelivery delivery = new ParkedDelivery("mailer", mock(WebhookEvent.class), ParkedReason.GAVE_UP, 3, "no");

        assertThatIllegalStateException()
                .isThrownBy(() -> listeners.tell(delivery))
                .withMessage("first");
        assertThat(told).containsExactly(delivery);
    }
}
