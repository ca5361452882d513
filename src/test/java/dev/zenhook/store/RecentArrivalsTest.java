package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zenhook.event.RawBody;
import dev.zenhook.testkit.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is certainly on the disk needs not be asked for again, for a while. */
class RecentArrivalsTest {
    private static final Proof PROOF = new Proof("signature", "sha256:key", Instant.EPOCH);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private Arrivals inbox = arrival -> Receipt.STORED;
    private final Arrivals arrivals = new RecentArrivals(this::ask, 3, Duration.ofMinutes(1), now::get);

    private Receipt ask(Arrival arrival) {
        asked.incrementAndGet();
        return inbox.store(arrival);
    }

    @Test
    void aRepetitionOfWhatWasStoredIsAnsweredFromMemory() {
        assertThat(arrivals.store(event("event_1"))).isEqualTo(Receipt.STORED);
        assertThat(arrivals.store(event("event_1"))).isEqualTo(Receipt.REPEATED);
        assertThat(asked).hasValue(1);
    }

    @Test
    void soIsOneOfWhatWasThereAlreadyOrWasStale() {
        for (Receipt receipt : List.of(Receipt.REPEATED, Receipt.STALE)) {
            inbox = arrival -> receipt;
            assertThat(arrivals.store(event(receipt.name()))).isEqualTo(receipt);
            assertThat(arrivals.store(event(receipt.name()))).isEqualTo(Receipt.REPEATED);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void whatWasDiscardedIsNotRemembered() {
        inbox = arrival -> Receipt.DISCARDED;
        Arrival unreadable = Arrival.unreadable("main", RawBody.of(new byte[] {'x'}), PROOF, "$ is odd");

        assertThat(arrivals.store(unreadable)).isEqualTo(Receipt.DISCARDED);
        assertThat(arrivals.store(unreadable)).isEqualTo(Receipt.DISCARDED);
    }

    @Test
    void theSameIdOfAnotherTenantIsAnotherEvent() {
        arrivals.store(event("event_1"));
        arrivals.store(new Arrival(
                EntryKey.ofEventId("event_1"),
                "other",
                EntryStatus.UNCLAIMED,
                null,
                RawBody.of(new byte[] {'x'}),
                PROOF,
                null,
                List.of(),
                null,
                1));

        assertThat(asked).hasValue(2);
    }

    @Test
    void theTestEventWithoutABodyIsCountedEachTime() {
        Webhook empty = Webhook.ofBody(new byte[0]);
        Arrival arrival =
                Arrival.of(EntryKey.ofBody(empty.rawBody()), event("event_1").event(), PROOF, List.of(), null);
        Arrival counted = new Arrival(
                arrival.key(),
                "main",
                arrival.status(),
                arrival.event(),
                empty.rawBody(),
                PROOF,
                null,
                List.of(),
                null,
                1);

        arrivals.store(counted);
        arrivals.store(counted);

        assertThat(asked).hasValue(2);
    }

    @Test
    void afterAMinuteItIsAskedForAgain() {
        arrivals.store(event("event_1"));
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        arrivals.store(event("event_1"));

        assertThat(asked).hasValue(2);
    }

    @Test
    void repetitionsDoNotProlongTheMinute() {
        arrivals.store(event("event_1"));
        now.addAndGet(Duration.ofSeconds(40).toNanos());
        arrivals.store(event("event_1"));
        now.addAndGet(Duration.ofSeconds(40).toNanos());
        arrivals.store(event("event_1"));

        assertThat(asked).hasValue(2);
    }

    @Test
    void theOldestIsForgottenForTheNewest() {
        for (int i = 1; i <= 4; i++) {
            arrivals.store(event("event_" + i));
        }

        assertThat(arrivals.store(event("event_2"))).isEqualTo(Receipt.REPEATED);
        assertThat(arrivals.store(event("event_1"))).isEqualTo(Receipt.STORED);
    }

    @Test
    void whatFailedIsNotRememberedAndNeitherIsAnythingElse() {
        arrivals.store(event("event_1"));
        inbox = arrival -> {
            throw gone();
        };
        assertThatThrownBy(() -> arrivals.store(event("event_2"))).isInstanceOf(InboxUnavailableException.class);

        assertThatThrownBy(() -> arrivals.store(event("event_1"))).isInstanceOf(InboxUnavailableException.class);
        assertThatThrownBy(() -> arrivals.store(event("event_2"))).isInstanceOf(InboxUnavailableException.class);
    }

    /** A database that failed over in between may not have what was stored in the old one. */
    @Test
    void whatWasStoredWhileAnotherFailedIsNotRemembered() {
        inbox = arrival -> {
            inbox = other -> {
                throw gone();
            };
            assertThatThrownBy(() -> arrivals.store(event("event_2"))).isInstanceOf(InboxUnavailableException.class);
            return Receipt.STORED;
        };
        arrivals.store(event("event_1"));

        assertThatThrownBy(() -> arrivals.store(event("event_1"))).isInstanceOf(InboxUnavailableException.class);
    }

    /** While the first copy is on its way to the disk, its repetition goes there as well, and shares its fate. */
    @Test
    void aRepetitionIsNotAnsweredBeforeTheFirstCopyIsThere() {
        inbox = arrival -> {
            inbox = other -> Receipt.REPEATED;
            arrivals.store(event("event_1"));
            assertThat(asked).hasValue(2);
            return Receipt.STORED;
        };

        arrivals.store(event("event_1"));
    }

    @Test
    void thatTooManyWaitIsNoReasonToForget() {
        arrivals.store(event("event_1"));
        inbox = arrival -> {
            throw new InboxUnavailableException("512 wait for the inbox already", null);
        };
        assertThatThrownBy(() -> arrivals.store(event("event_2"))).isInstanceOf(InboxUnavailableException.class);

        assertThat(arrivals.store(event("event_1"))).isEqualTo(Receipt.REPEATED);
    }

    private static InboxUnavailableException gone() {
        return new InboxUnavailableException("The inbox could not be written", new IllegalStateException("gone"));
    }

    private static Arrival event(String id) {
        return Arrival.of(
                EntryKey.ofEventId(id), Webhook.event("customer.created").id(id).toEvent(), PROOF, List.of(), null);
    }
}
