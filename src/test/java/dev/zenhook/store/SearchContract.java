package dev.zenhook.store;

import static dev.zenhook.store.Acts.where;
import static dev.zenhook.store.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.zenhook.event.ParkedReason;
import dev.zenhook.event.RawBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found in the log by which filter. */
abstract class SearchContract extends StoreContract {
    @BeforeEach
    void someArrive() {
        store.arrives(event("parked", "ent_1"), "mailer", "billing");
        for (Claim claim : store.claim("mailer", "billing")) {
            if (claim.handler().equals("mailer")) {
                store.park(claim, ParkedReason.GAVE_UP, "no");
            } else {
                store.succeeded(claim);
            }
        }
        clock.advance(Duration.ofSeconds(1));
        store.arrives(Events.of("test", "waiting", "ent_1"), "mailer");
        store.arrives(event("unclaimed"));
        store.arrives(Events.emptyTest(), "tester");
        store.inbox.storeUnreadable(
                "main", RawBody.of("no".getBytes(StandardCharsets.UTF_8)), store.proof(), "no JSON");
    }

    private List<String> found(InboxFilter filter) {
        assertThat(store.search.count(filter))
                .isEqualTo(store.search.list(filter, Long.MAX_VALUE, 100).size());
        return store.search.list(filter, Long.MAX_VALUE, 100).stream()
                .map(line -> line.eventId() == null ? String.valueOf(line.status()) : line.eventId())
                .toList();
    }

    @Test
    void theNewestComeFirst() {
        assertThat(found(InboxFilter.of(Map.of())))
                .containsExactly("UNREADABLE", Events.emptyTest().id(), "unclaimed", "waiting", "parked");
    }

    @Test
    void eachConditionNarrowsTheList() {
        assertThat(found(where("tenant", "test"))).containsExactly("waiting");
        assertThat(found(where("tenant", "main", "resource", "ent_1"))).containsExactly("parked");
        assertThat(found(where("status", "unreadable"))).containsExactly("UNREADABLE");
        assertThat(found(where("handler", "billing"))).containsExactly("parked");
        assertThat(found(where("delivery", "PARKED"))).containsExactly("parked");
        assertThat(found(where("delivery", "PARKED", "handler", "billing"))).isEmpty();
        assertThat(found(where("delivery", "WAITING", "handler", "mailer"))).containsExactly("waiting");
        assertThat(found(where("until", clock.instant().toString()))).containsExactly("parked");
        assertThat(found(where("from", clock.instant().toString()))).hasSize(4).doesNotContain("parked");
    }

    @Test
    void codesAreNamedAsHandlersNameThem() {
        assertThat(found(where("code", "customer.created"))).containsExactly("unclaimed", "waiting", "parked");
        assertThat(found(where("code", "customer.*"))).hasSize(3);
        assertThat(found(where("code", "*"))).hasSize(3);
        assertThat(found(where("code", "customer_*"))).isEmpty();
        assertThat(found(where("code", "webhook.test")))
                .containsExactly(Events.emptyTest().id());
    }

    /** Or one statement would read all the rest of a large log, for longer than anybody waits, and could not be stopped. */
    @Test
    void noQuestionReadsMoreOfTheLogAtOnceThanAWindow() {
        InboxSearch search = new InboxSearch(store.database, 2);
        InboxFilter nobody = where("code", "nothing.*");

        assertThat(search.next(nobody, 0, 5, 10)).isEqualTo(new InboxSearch.Found(List.of(), 2));
        assertThat(search.next(nobody, 4, 5, 10)).isEqualTo(new InboxSearch.Found(List.of(), 5));
        assertThat(search.next(where("code", "customer.*"), 0, 5, 1)).isEqualTo(new InboxSearch.Found(List.of(1L), 1));
    }

    /** So many numbers were given meanwhile to entries that have left since. */
    abstract void numbersAreGiven(long upTo);

    @Test
    void numbersOfEntriesThatHaveLeftAreNotLookedThrough() {
        numbersAreGiven(1_000_000_000);
        store.arrives(event("late"));
        InboxFilter nobody = where("code", "nothing.*");

        assertThat(store.search.next(nobody, 4, 1_000_000_001, 10).upTo()).isEqualTo(1_000_000_000);
        assertThat(found(nobody)).isEmpty();
        assertThat(found(where("tenant", "main", "code", "customer.*"))).containsExactly("late", "unclaimed", "parked");
    }

    /** As by retention, while an act or a count is on its way. */
    @Test
    void whereTheLastEntriesHaveLeftASearchEnds() {
        assertThat(store.search
                        .next(where("code", "nothing.*"), 1_000, 2_000, 10)
                        .upTo())
                .isEqualTo(2_000);
    }

    @Test
    void whatAnIndexFindsIsAskedForAtOnce() {
        InboxSearch search = new InboxSearch(store.database, 2);

        for (InboxFilter narrow : List.of(
                where("entry", "1"),
                where("tenant", "main", "resource", "ent_1"),
                where("delivery", "parked"),
                where("tenant", "main", "status", "unreadable"))) {
            assertThat(search.next(narrow, 0, 5, 10).upTo()).isEqualTo(5);
        }
    }

    @Test
    void aPageEndsWhereTheNextBegins() {
        InboxFilter all = InboxFilter.of(Map.of());
        List<InboxSearch.Line> first = store.search.list(all, Long.MAX_VALUE, 2);
        List<InboxSearch.Line> second = store.search.list(all, first.getLast().number(), 2);

        assertThat(first).hasSize(2);
        assertThat(second).extracting(InboxSearch.Line::eventId).containsExactly("unclaimed", "waiting");
    }

    @Test
    void aLineTellsHowFarEachHandlerIs() {
        assertThat(store.search
                        .list(where("delivery", "PARKED"), Long.MAX_VALUE, 1)
                        .getFirst()
                        .deliveries())
                .containsOnly(
                        Map.entry("mailer", DeliveryStatus.PARKED), Map.entry("billing", DeliveryStatus.SUCCEEDED));
    }

    @Test
    void anEntryTellsAllItsDeliveriesAndFailures() {
        long number = store.entry(event("parked")).number();
        Acts.done(store, Acts.replay(where("entry", String.valueOf(number))), Guide.to("mailer"));
        store.failed(
                store.claim("mailer").stream()
                        .filter(claim -> claim.event().replay())
                        .findFirst()
                        .orElseThrow(),
                Duration.ofSeconds(1),
                "again");

        List<EntryHistory.Told> told = store.history.deliveries(number).stream()
                .filter(delivery -> delivery.handler().equals("mailer"))
                .toList();

        assertThat(told)
                .extracting(EntryHistory.Told::status)
                .containsExactly(DeliveryStatus.REPLAYED, DeliveryStatus.WAITING);
        assertThat(told).extracting(EntryHistory.Told::replay).containsExactly(false, true);
        assertThat(told.getFirst().parkedReason()).isEqualTo(ParkedReason.GAVE_UP);
        assertThat(told.getLast().failures())
                .extracting(EntryHistory.Failure::error)
                .containsExactly("again");
        assertThat(store.search.find(number)).isPresent();
        assertThat(store.search.find(999)).isEmpty();
    }

    @Test
    void aConditionThatCannotBeMeantIsRefusedHelpfully() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> where("tenat", "main"))
                .withMessage("There is no condition tenat; there are entry, tenant, code, resource, handler, status,"
                        + " delivery, from, until");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> where("resource", "ent_1"))
                .withMessageContaining("name the tenant");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> where("code", "*.created"))
                .withMessageContaining("a beginning followed by *");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> where("status", "open"))
                .withMessageContaining("[ACCEPTED, UNCLAIMED,");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> where("from", "yesterday"))
                .withMessageContaining("2026-06-06T11:39:22Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> where("entry", "first"))
                .withMessageContaining("the number of an entry");
    }
}
