package dev.zenhook.dispatch;

import static dev.zenhook.dispatch.FastZenhook.awaitDelivery;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.handle.ParkedDelivery;
import dev.zenhook.handle.ParkedListener;
import dev.zenhook.store.DeliveryStatus;
import dev.zenhook.store.InboxLog;
import dev.zenhook.testkit.RunningZenhook;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    @TempDir
    Path directory;

    private final AtomicInteger runs = new AtomicInteger();
    private final Doing mailer = new Doing(event -> runs.incrementAndGet());

    @BeforeEach
    void anEventArrives() {
        try (StoreAlone store = StoreAlone.in(directory)) {
            store.arrives("event_1", "mailer");
        }
    }

    private void dieWhileItRuns() {
        try (StoreAlone store = StoreAlone.in(directory)) {
            assertThat(store.reclaimAndClaim("mailer")).hasSize(1);
        }
    }

    @Test
    void whatRanWhenTheProcessDiedRunsAgain() {
        dieWhileItRuns();
        dieWhileItRuns();
        try (RunningZenhook zenhook =
                FastZenhook.in(directory).bean("mailer", mailer).start()) {
            assertThat(awaitDelivery(zenhook, "event_1", "mailer", FastZenhook::isDone))
                    .isEqualTo(new InboxLog.Delivery("mailer", DeliveryStatus.SUCCEEDED, 3, 2, null, null));
            assertThat(runs).hasValue(1);
        }
    }

    @Test
    void theThirdDeathParksAndIsToldAndCounted() {
        List<ParkedDelivery> told = new CopyOnWriteArrayList<>();
        dieWhileItRuns();
        dieWhileItRuns();
        dieWhileItRuns();
        try (RunningZenhook zenhook = FastZenhook.in(directory)
                .bean("mailer", mailer)
                .bean("listener", (ParkedListener) told::add)
                .start()) {
            await().until(() -> !told.isEmpty());
            assertThat(told.getFirst().reason()).isEqualTo(ParkedReason.CRASHED);
            assertThat(told.getFirst().event().id()).isEqualTo("event_1");
            awaitDelivery(zenhook, "event_1", "mailer", FastZenhook::isParked);
            assertThat(runs).hasValue(0);
            assertThat(zenhook.bean(MeterRegistry.class)
                            .get("zenhook.deliveries")
                            .tags("handler", "mailer", "outcome", "parked")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }
}
