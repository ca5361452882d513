package dev.zenhook.store;

import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.event.ParkedReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is seen of an inbox from outside: when tenants were heard, and how much is to be done. */
abstract class WatchContract extends StoreContract {
    private static final Duration DAY = Duration.ofDays(1);

    /** As another replica does, or the next process. */
    private Hearing another() {
        return new Hearing(store.database);
    }

    private static @Nullable Instant last(Hearing hearing) {
        return hearing.look(List.of("main")).tenants().get("main").last();
    }

    private static @Nullable Instant watchedSince(Hearing hearing) {
        return hearing.look(List.of("main")).tenants().get("main").watchedSince();
    }

    private static void watch(Hearing hearing, @Nullable Duration silence) {
        hearing.watch(Map.of("main", Optional.ofNullable(silence)));
    }

    @Test
    void whatOneReplicaHeardAllOfThemKnow() {
        assertThat(last(store.hearing)).isNull();
        Instant received = clock.instant();
        store.arrives(event("event_1"));
        clock.advance(Duration.ofMinutes(5));

        assertThat(last(store.hearing)).isEqualTo(received);
        assertThat(last(another())).isEqualTo(received);
    }

    @Test
    void theLatestCountsWhoeverWritesItDownLast() {
        store.arrives(event("event_1"));
        clock.advance(Duration.ofMinutes(5));
        Hearing other = another();
        other.hear("main", clock.instant());
        last(other);

        assertThat(last(store.hearing)).isEqualTo(clock.instant());
    }

    /** Or whoever has captured a webhook could hide that the account is silent. */
    @Test
    void onlyWhatIsNewAndNoTestIsHeard() {
        Instant received = clock.instant();
        store.arrives(event("event_1"));
        clock.advance(Duration.ofMinutes(5));
        store.arrives(event("event_1"));
        store.arrives(Events.emptyTest());

        assertThat(last(store.hearing)).isEqualTo(received);
    }

    @Test
    void sinceWhenSomebodyWantsToKnowOutlastsARestart() {
        watch(store.hearing, DAY);
        Instant since = clock.instant();
        clock.advance(DAY);
        watch(another(), DAY);

        assertThat(watchedSince(another())).isEqualTo(since);
    }

    @Test
    void whoWantsToKnowSomethingElseBeginsAnew() {
        watch(store.hearing, DAY);
        clock.advance(DAY);
        watch(store.hearing, null);
        clock.advance(DAY);
        watch(store.hearing, DAY);
        assertThat(watchedSince(store.hearing)).isEqualTo(clock.instant());

        clock.advance(DAY);
        watch(store.hearing, DAY.dividedBy(2));
        assertThat(watchedSince(store.hearing)).isEqualTo(clock.instant());
    }

    @Test
    void whatIsToBeDoneIsCountedByItsStatus() {
        store.arrives(event("event_1", "ent_1"), "mailer");
        store.arrives(event("event_2", "ent_1"), "mailer");
        store.arrives(event("event_3", "ent_2"), "mailer");
        store.arrives(event("event_4", "ent_3"), "mailer");
        List<Claim> claims = store.claim("mailer");
        store.park(claims.get(1), ParkedReason.UNRECOVERABLE, "never");
        store.succeeded(claims.get(2));
        store.arrives(event("event_5", "ent_4"), "billing");

        assertThat(store.backlog.read().deliveries())
                .isEqualTo(Map.of(
                        DeliveryStatus.WAITING, 1,
                        DeliveryStatus.QUEUED, 1,
                        DeliveryStatus.RUNNING, 1,
                        DeliveryStatus.PARKED, 1));
    }

    @Test
    void eachHandlersOldestDeliveryThatIsDueTellsItsAge() {
        store.arrives(event("event_1"), "billing", "mailer");
        clock.advance(Duration.ofMinutes(2));
        store.arrives(event("event_2"), "billing", "mailer", "audit");
        store.failed(store.claim("billing").getFirst(), Duration.ofHours(1), "no");
        clock.advance(Duration.ofMinutes(1));

        assertThat(store.backlog.read().overdue())
                .isEqualTo(Map.of(
                        "audit", Duration.ofMinutes(1),
                        "billing", Duration.ZERO,
                        "mailer", Duration.ofMinutes(3)));
    }

    @Test
    void whatIsTakenOverIsCounted() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        store.leases.countIn(meters);
        store.arrives(event("event_1"), "mailer");
        store.claim("mailer");
        clock.advance(Duration.ofHours(1));
        store.leases.takeOver(List.of());

        assertThat(meters.get("zenhook.takeovers").functionCounter().count()).isEqualTo(1);
    }

    @Test
    void whatLeavesIsCounted() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        store.retention.countIn(meters);
        store.arrives(Events.dated("event_1", clock.instant()));
        for (int day = 0; day < 45; day++) {
            clock.advance(DAY);
            store.retention.round(pause -> true);
        }

        assertThat(meters.get("zenhook.retention.entries").functionCounter().count())
                .isEqualTo(1);
    }
}
