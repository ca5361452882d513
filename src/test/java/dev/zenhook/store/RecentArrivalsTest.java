package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zenhook.event.RawBody;
import dev.zenhook.store.RecentArrivals.Memory;
import dev.zenhook.testkit.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** What is certainly on the disk needs not be asked for again, for a while. */
class RecentArrivalsTest {
    private static final Proof PROOF = new Proof("signature", "sha256:key", Instant.EPOCH);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private Arrivals inbox = arrival -> Receipt.STORED;
    private final Set<EntryKey> there = new HashSet<>();
    private final AtomicInteger lookedFor = new AtomicInteger();
    private final Arrivals arrivals =
            new RecentArrivals(this::ask, this::isThere, new Memory(3, Duration.ofMinutes(1), 2), now::get);

    private boolean isThere(String tenant, EntryKey key) {
        lookedFor.incrementAndGet();
        return there.contains(key);
    }

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

    /** As of who has captured more than is remembered. */
    private void manyAreCaptured() {
        inbox = arrival -> there.add(arrival.key()) ? Receipt.STORED : Receipt.REPEATED;
        for (int round = 0; round < 2; round++) {
            for (int i = 1; i <= 10; i++) {
                arrivals.store(event("event_" + i));
            }
        }
        assertThat(asked).as("all of them once, and the first two repetitions").hasValue(12);
    }

    @Test
    void moreRepetitionsThanAreRememberedAreLookedForAndNotWritten() {
        manyAreCaptured();

        for (int minute = 0; minute < 5; minute++) {
            now.addAndGet(Duration.ofMinutes(1).toNanos());
            for (int i = 1; i <= 10; i++) {
                assertThat(arrivals.store(event("event_" + i))).isEqualTo(Receipt.REPEATED);
            }
        }
        assertThat(asked).hasValue(12);
    }

    @Test
    void whatIsNewAmongThemIsStored() {
        manyAreCaptured();

        assertThat(arrivals.store(event("new"))).isEqualTo(Receipt.STORED);
        assertThat(arrivals.store(event("new"))).isEqualTo(Receipt.REPEATED);
        assertThat(asked).hasValue(13);
    }

    @Test
    void asLongAsThereAreFewNothingIsLookedForHoweverMuchIsNew() {
        for (int i = 0; i < 1_000; i++) {
            arrivals.store(event("event_" + i));
        }
        inbox = arrival -> Receipt.REPEATED;
        for (int minute = 0; minute < 5; minute++) {
            arrivals.store(event("repeated_" + minute));
            now.addAndGet(Duration.ofMinutes(1).toNanos());
        }

        assertThat(lookedFor).hasValue(0);
    }

    @Test
    void whenNoMoreComeNothingIsLookedForAnyLonger() {
        manyAreCaptured();
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        arrivals.store(event("new_1"));
        int before = lookedFor.get();
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        arrivals.store(event("new_2"));

        assertThat(before).isPositive();
        assertThat(lookedFor).hasValue(before);
    }

    @Test
    void whatCannotBeLookedForIsWritten() {
        manyAreCaptured();
        there.clear();
        Arrivals blind = new RecentArrivals(
                this::ask,
                (tenant, key) -> {
                    throw new QueryTimeoutException("too many read");
                },
                new Memory(3, Duration.ofMinutes(1), 0),
                now::get);

        assertThat(blind.store(event("event_1"))).isEqualTo(Receipt.STORED);
    }

    @Test
    void afterAFailureNobodyLooksUntilManyComeAgain() {
        AtomicInteger failures = new AtomicInteger();
        Arrivals blind = new RecentArrivals(
                this::ask,
                (tenant, key) -> {
                    failures.incrementAndGet();
                    throw new QueryTimeoutException("the database is away");
                },
                new Memory(1, Duration.ofMinutes(1), 2),
                now::get);
        inbox = arrival -> Receipt.REPEATED;
        blind.store(event("event_1"));
        blind.store(event("event_2"));
        inbox = arrival -> Receipt.STORED;

        blind.store(event("event_3"));
        blind.store(event("event_4"));

        assertThat(failures).hasValue(1);
    }

    private static InboxUnavailableException gone() {
        return new InboxUnavailableException("The inbox could not be written", new IllegalStateException("gone"));
    }

    private static Arrival event(String id) {
        return Arrival.of(
                EntryKey.ofEventId(id), Webhook.event("customer.created").id(id).toEvent(), PROOF, List.of(), null);
    }
}
