package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zenhook.event.RawBody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whoever repeats the test event without a body has it counted, and the disk left in peace. */
class EmptyTestsTest {
    private static final Proof PROOF = new Proof("signature", "sha256:key", Instant.EPOCH);

    private final AtomicLong now = new AtomicLong(-5);
    private final List<Integer> written = new ArrayList<>();
    private boolean broken;
    private final Arrivals tests = new EmptyTests(this::write, now::get);

    private Receipt write(Arrival arrival) {
        if (broken) {
            throw new InboxUnavailableException("gone", null);
        }
        written.add(arrival.times());
        return Receipt.REPEATED;
    }

    @Test
    void aFewASecondAreWrittenAndTheOthersCountedWithTheNext() {
        arrive(100);
        assertThat(written).containsExactly(1, 1, 1, 1, 1);

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        arrive(2);
        assertThat(written).containsExactly(1, 1, 1, 1, 1, 96, 1);
    }

    @Test
    void eachTenantHasItsOwn() {
        arrive(100);
        tests.store(test("other"));

        assertThat(written).hasSize(6);
    }

    @Test
    void whatCannotBeWrittenIsAnsweredSoAndThoseWhoWaitedForItAreCountedLater() {
        arrive(10);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        broken = true;
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> arrive(1)).isInstanceOf(InboxUnavailableException.class);
        }
        broken = false;
        arrive(1);

        assertThat(written).containsExactly(1, 1, 1, 1, 1, 6);
    }

    private void arrive(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(tests.store(test("main"))).isEqualTo(Receipt.REPEATED);
        }
    }

    private static Arrival test(String tenant) {
        return Arrival.unreadable(tenant, RawBody.of(new byte[0]), PROOF, "");
    }
}
