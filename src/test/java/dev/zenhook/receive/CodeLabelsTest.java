package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.event.BoundedNames;
import dev.zenhook.event.EventCode;
import dev.zenhook.handle.Handlers;
import dev.zenhook.testkit.Webhook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever codes are sent, there are only so many series. */
class CodeLabelsTest {
    private final Handlers handlers = mock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RequestCounter counter = new RequestCounter(meters, new CodeLabels(handlers::exactCodes));

    @BeforeEach
    void aHandlerNamesACodeOfItsOwn() {
        when(handlers.exactCodes()).thenReturn(Set.of("licence.stolen"));
    }

    private void arrives(String code) {
        counter.countEvent(Webhook.event(code).toEvent(), "stored");
    }

    private Collection<Counter> series() {
        return meters.find("zenhook.events").counters();
    }

    private double counted(String code) {
        return meters.get("zenhook.events").tag("code", code).counter().count();
    }

    @Test
    void tenThousandUnknownCodesShareALabelBeyondTheFirstFifty() {
        for (int n = 0; n < 10_000; n++) {
            arrives("unknown.code" + n);
        }

        assertThat(series()).hasSize(BoundedNames.MOST + 1);
        assertThat(counted("unknown.code49")).isEqualTo(1);
        assertThat(counted(BoundedNames.OTHER)).isEqualTo(10_000 - BoundedNames.MOST);
    }

    @Test
    void noMoreThanFiftyGetIntoItWhenTheyComeAtOnce() throws InterruptedException {
        Thread[] senders = Stream.of("a", "b", "c", "d")
                .map(sender -> Thread.ofPlatform().start(() -> {
                    for (int n = 0; n < 500; n++) {
                        arrives(sender + n);
                    }
                }))
                .toArray(Thread[]::new);
        for (Thread sender : senders) {
            sender.join();
        }

        assertThat(series()).hasSize(BoundedNames.MOST + 1);
        assertThat(series().stream().mapToDouble(Counter::count).sum()).isEqualTo(2_000);
    }

    @Test
    void whatIsKnownOrNamedByAHandlerKeepsItsOwnLabelAfterThem() {
        for (int n = 0; n < 100; n++) {
            arrives("unknown.code" + n);
        }
        EventCode.KNOWN.forEach(code -> arrives(code.value()));
        arrives("licence.stolen");

        EventCode.KNOWN.forEach(code -> assertThat(counted(code.value())).isEqualTo(1));
        assertThat(counted("licence.stolen")).isEqualTo(1);
    }

    @Test
    void aTestEventIsOneWhateverItsCode() {
        counter.countEvent(Webhook.testEvent().toEvent(), "stored");

        assertThat(counted("webhook.test")).isEqualTo(1);
    }

    @Test
    void whatAlertsAskForIsThereBeforeItHappens() {
        counter.expect(Set.of("main"));

        assertThat(meters.get("zenhook.requests")
                        .tag("tenant", "main")
                        .tag("outcome", "inbox-unavailable")
                        .counter()
                        .count())
                .isZero();
    }
}
