package dev.zenhook.handle;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.zenhook.event.EventCode;
import dev.zenhook.event.RawBody;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.event.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

class HandlerMethodTest {
    record Licence(String name, int seats) {
        Licence {
            Objects.requireNonNull(name, "a secret");
        }
    }

    static class Failing {
        @OnWebhookEvent(value = "customer.*", id = "failing")
        void on(Licence licence) throws IOException {
            throw new IOException("its own");
        }
    }

    private static void handle(String payload) throws Exception {
        RawBody body = RawBody.of("{\"payload\":%s}".formatted(payload).getBytes(StandardCharsets.UTF_8));
        WebhookEvent event = new WebhookEvent(
                "main",
                "event_1",
                EventCode.CUSTOMER_CREATED,
                null,
                null,
                1,
                WireFormat.payload(WireFormat.read(body.bytes())),
                body,
                false,
                false,
                0);
        try (ConfigurableApplicationContext room = HandleRoom.with(Failing.class)) {
            room.getBean(Handlers.class).find("failing").orElseThrow().handle(event);
        }
    }

    @Test
    void whatTheMethodThrowsComesOutAsItIs() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> handle("{\"name\":\"Ada\",\"seats\":3}"))
                .withMessage("its own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a secret\",\"seats\":\"a secret\"}",
                "{\"name\":\"a secret\",\"seats\":99999999999}",
                "[\"a secret\"]",
                "\"a secret\"",
                "{}"
            })
    void aPayloadThatDoesNotFitIsUnrecoverableAndNotTold(String payload) {
        assertThatExceptionOfType(UnrecoverableException.class)
                .isThrownBy(() -> handle(payload))
                .withMessageContaining("The payload does not fit " + Licence.class.getName())
                .withMessageNotContaining("secret")
                .withNoCause();
    }
}
