package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.RawBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Somebody with a key and a defect does not fill the disk: five unreadable bodies of a tenant and day are kept here. */
@ExtendWith(OutputCaptureExtension.class)
abstract class UnreadableCapContract extends StoreContract {
    private Receipt unreadable(String tenant, String text) {
        RawBody body = RawBody.of(text.getBytes(StandardCharsets.UTF_8));
        return store.inbox.storeUnreadable(tenant, body, store.proof(), "$: no JSON");
    }

    private void fill(String tenant, String prefix) {
        for (int n = 1; n <= OpenStore.UNREADABLE_PER_DAY; n++) {
            assertThat(unreadable(tenant, prefix + n)).isEqualTo(Receipt.STORED);
        }
    }

    @Test
    void beyondTheLimitNothingIsKept() {
        fill("main", "body ");

        assertThat(unreadable("main", "one too many")).isEqualTo(Receipt.DISCARDED);
        assertThat(store.log.count()).isEqualTo(OpenStore.UNREADABLE_PER_DAY);
    }

    @Test
    void whatIsThereIsStillKnown() {
        fill("main", "body ");

        assertThat(unreadable("main", "body 3")).isEqualTo(Receipt.REPEATED);
    }

    @Test
    void eventsAndOtherTenantsAreStoredAllTheSame() {
        fill("main", "body ");

        assertThat(store.arrives(Events.event("event_1"), "mailer")).isEqualTo(Receipt.STORED);
        assertThat(unreadable("other", "body 1")).isEqualTo(Receipt.STORED);
    }

    @Test
    void theNextDayOfUtcHasALimitOfItsOwn() {
        fill("main", "body ");

        clock.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(unreadable("main", "late")).isEqualTo(Receipt.DISCARDED);

        clock.advance(Duration.ofMillis(1));
        fill("main", "of the next day ");
    }

    @Test
    void itIsSaidOnceForEachTenantAndDay(CapturedOutput output) {
        fill("main", "body ");
        unreadable("main", "one");
        unreadable("main", "two");
        fill("other", "body ");
        unreadable("other", "one");

        assertThat(output.getAll().split("which is the limit", -1)).hasSize(3);

        clock.advance(Duration.ofDays(1));
        fill("main", "of the next day ");
        unreadable("main", "three");
        assertThat(output.getAll().split("which is the limit", -1)).hasSize(4);
    }
}
