package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.handle.Handlers;
import dev.zenhook.register.Registrar.Outcome;
import dev.zenhook.store.Turns;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.TransientDataAccessResourceException;

class RegistrarTest {
    private static final String URL = "https://hooks.example/webhooks/main";
    private static final String CREATED = "customer.created";
    private static final String UPDATED = "customer.updated";

    @RegisterExtension
    private final Spoken spoken = new Spoken();

    private final FakeAccount account = new FakeAccount(KeySide.FIRST);
    private final FakeTurns turns = new FakeTurns();

    private Registrar registrar(Handlers handlers, String... subscriptions) {
        String[] setting = subscriptions.length == 0 ? new String[] {"handlers"} : subscriptions;
        return new Registrar("main", FakeTenants.listener(URL, setting), account, handlers, turns.ofAReplica());
    }

    private static Listener listener(String id, String... codes) {
        return new Listener(id, URL, List.of(codes));
    }

    @Test
    void withoutAListenerItCreatesOneForWhatHandlersTake() {
        Registrar registrar = registrar(FakeHandlers.of(CREATED));

        assertThat(registrar.pass()).isEqualTo(Outcome.CREATED);

        assertThat(account.only()).isEqualTo(listener("wh_1", CREATED));
        assertThat(registrar.standing()).isEqualTo(new ListenerStanding("wh_1", Set.of(), Set.of()));
        assertThat(spoken)
                .contains("INFO Registered listener wh_1 of tenant main: Zentitle2 sends customer.created to " + URL);
    }

    @Test
    void whereNothingIsToBeDoneNothingIsDone() {
        account.has(listener("wh_9", CREATED));
        Registrar registrar = registrar(FakeHandlers.of(CREATED));

        assertThat(registrar.pass()).isEqualTo(Outcome.UNCHANGED);
        assertThat(registrar.pass()).isEqualTo(Outcome.UNCHANGED);

        assertThat(account.calls).containsOnly("codes", "listeners");
        assertThat(spoken.times("Listener wh_9 of tenant main is registered")).isOne();
        assertThat(turns.isTaken("register:main")).isFalse();
    }

    @Test
    void missingCodesAreAddedAndNoneIsTakenAway() {
        account.has(listener("wh_9", "entitlement.created", "of.another.version"));
        Registrar registrar = registrar(FakeHandlers.of(CREATED, UPDATED));

        assertThat(registrar.pass()).isEqualTo(Outcome.WIDENED);

        assertThat(account.only())
                .isEqualTo(listener("wh_9", CREATED, UPDATED, "entitlement.created", "of.another.version"));
        assertThat(registrar.standing().surplus()).containsExactly("entitlement.created", "of.another.version");
        assertThat(spoken).contains("Listener wh_9 of tenant main is subscribed to customer.created, customer.updated");
        registrar.pass();
        registrar.pass();
        assertThat(spoken.times("which this replica does not ask for")).isOne();
    }

    @Test
    void aListenerWithAnotherUriIsNeverTouched() {
        Listener other = new Listener("wh_0", "https://hooks.example/webhooks/other", List.of());
        account.has(other);

        registrar(FakeHandlers.of(CREATED)).pass();

        assertThat(account.all()).containsExactly(other, listener("wh_1", CREATED));
        assertThat(account.calls).doesNotContain("change");
    }

    @Test
    void ofSeveralTheFirstIsKeptInStepAndTheOthersAreTold() {
        account.has(listener("wh_8"));
        account.has(listener("wh_7"));
        Registrar registrar = registrar(FakeHandlers.of(CREATED));

        registrar.pass();
        registrar.pass();

        assertThat(account.all()).containsExactly(listener("wh_7", CREATED), listener("wh_8"));
        assertThat(spoken.times("has 2 listeners for " + URL)).isOne();
        assertThat(spoken)
                .contains(
                        "WARN The account of tenant main has 2",
                        "stored once",
                        "delete the others at Zentitle2 (wh_8)");
    }

    @Test
    void aCodeThatTheAccountDoesNotOfferIsToldOnceAndNotSubscribedTo() {
        Registrar registrar = registrar(FakeHandlers.of(CREATED, "misspelt.code"));

        registrar.pass();
        registrar.pass();

        assertThat(account.only().subscriptions()).containsExactly(CREATED);
        assertThat(registrar.standing().missing()).containsExactly("misspelt.code");
        assertThat(spoken.times("The account of tenant main does not offer misspelt.code"))
                .isOne();
    }

    @Test
    void whatIsOfferedAndNobodyTakesIsToldOnce() {
        Registrar registrar = registrar(FakeHandlers.of(CREATED));

        registrar.pass();
        registrar.pass();

        assertThat(spoken.times("No handler takes customer.updated, entitlement.created"))
                .isOne();
    }

    @Test
    void allMeansAllThatIsOfferedAndGrowsWithIt() {
        Registrar registrar = registrar(FakeHandlers.of(), "all");
        registrar.pass();
        account.offers(CREATED, "news.of.tomorrow");

        assertThat(registrar.pass()).isEqualTo(Outcome.WIDENED);
        assertThat(account.only().subscriptions())
                .containsExactly(CREATED, UPDATED, "entitlement.created", "news.of.tomorrow");
        assertThat(spoken).doesNotContain("Somebody");
    }

    @Test
    void whereNothingIsWantedNothingIsRegisteredAndThatIsTold() {
        Registrar registrar = registrar(FakeHandlers.of());

        assertThat(registrar.pass()).isEqualTo(Outcome.NOTHING_WANTED);
        registrar.pass();

        assertThat(account.all()).isEmpty();
        assertThat(spoken.times("No event code is wanted")).isOne();
        assertThat(spoken)
                .contains(
                        "WARN No event code is wanted",
                        "Add a handler, or set zenhook.tenants.main.registration.subscriptions")
                .contains("customer.created, customer.updated, entitlement.created");
    }

    @Test
    void whenCreatingFailsThoughItIsThereThatOneIsUsed() {
        account.createsAndRefuses();

        assertThat(registrar(FakeHandlers.of(CREATED)).pass()).isEqualTo(Outcome.UNCHANGED);

        assertThat(account.asked("create")).isOne();
        assertThat(account.only().subscriptions()).containsExactly(CREATED);
    }

    @Test
    void whenCreatingFailsAndItIsNotThereThatIsTheFailure() {
        account.refuses("create"::equals, "422: uri: must be reachable");

        assertThatExceptionOfType(ManagementApiException.class)
                .isThrownBy(() -> registrar(FakeHandlers.of(CREATED)).pass())
                .withMessage("422: uri: must be reachable");
        assertThat(account.calls).endsWith("create", "listeners");
        assertThat(turns.isTaken("register:main")).isFalse();
    }

    @Test
    void whenEvenLookingFailsTheFirstFailureIsTold() {
        account.refuses(call -> call.equals("create") || account.asked("create") > 0, "refused");
        Registrar registrar = registrar(FakeHandlers.of(CREATED));

        assertThatExceptionOfType(ManagementApiException.class)
                .isThrownBy(registrar::pass)
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        assertThat(registrar.standing()).isEqualTo(new ListenerStanding(null, Set.of(CREATED), Set.of()));
    }

    @Test
    void aListenerThatVanishedIsRegisteredAgainAndThatIsTold() {
        Registrar registrar = registrar(FakeHandlers.of(CREATED));
        registrar.pass();
        account.loses("wh_1");

        assertThat(registrar.pass()).isEqualTo(Outcome.CREATED);

        assertThat(account.only()).isEqualTo(listener("wh_2", CREATED));
        assertThat(spoken).contains("WARN Somebody removed or moved listener wh_1 of tenant main");
    }

    @Test
    void codesThatVanishedAreSubscribedToAgainAndThatIsTold() {
        Registrar registrar = registrar(FakeHandlers.of(CREATED, UPDATED));
        registrar.pass();
        account.has(listener("wh_1", UPDATED));

        assertThat(registrar.pass()).isEqualTo(Outcome.WIDENED);

        assertThat(account.only().subscriptions()).containsExactly(CREATED, UPDATED);
        assertThat(spoken)
                .contains("WARN Somebody changed listener wh_1 of tenant main at Zentitle2. It is subscribed to"
                        + " customer.created again");
    }

    @Test
    void narrowingLeavesExactlyWhatIsWanted() {
        account.has(listener("wh_9", UPDATED, "entitlement.created"));
        Registrar registrar = registrar(FakeHandlers.of(CREATED, UPDATED));

        assertThat(registrar.narrow()).isEqualTo(Outcome.NARROWED);

        assertThat(account.only().subscriptions()).containsExactly(CREATED, UPDATED);
        assertThat(registrar.standing()).isEqualTo(new ListenerStanding("wh_9", Set.of(), Set.of()));
        assertThat(spoken).contains("Listener wh_9 of tenant main was narrowed", "entitlement.created no longer");
    }

    @Test
    void narrowingWhatIsNotTooWideWidensOrCreates() {
        Registrar registrar = registrar(FakeHandlers.of(CREATED, UPDATED));
        assertThat(registrar.narrow()).isEqualTo(Outcome.CREATED);

        account.has(listener("wh_1", CREATED));
        assertThat(registrar.narrow()).isEqualTo(Outcome.WIDENED);
        assertThat(registrar.narrow()).isEqualTo(Outcome.UNCHANGED);
    }

    @Test
    void nothingIsNoWayToNarrow() {
        account.has(listener("wh_9", CREATED));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> registrar(FakeHandlers.of()).narrow())
                .withMessageContaining("zenhook.tenants.main.registration.subscriptions");
        assertThat(account.only().subscriptions()).containsExactly(CREATED);
    }

    @Test
    void whileAnotherReplicaIsAtItNothingIsAsked() {
        turns.ofAReplica().take("register:main", Turn.LENGTH);
        Registrar registrar = registrar(FakeHandlers.of(CREATED));

        assertThat(registrar.pass()).isEqualTo(Outcome.ELSEWHERE);
        assertThat(registrar.narrow()).isEqualTo(Outcome.ELSEWHERE);
        assertThat(account.calls).isEmpty();
    }

    private void turnEndsDuring(String call) {
        account.during(call, () -> turns.end("register:main"));
    }

    @Test
    void whoseTurnHasEndedMeanwhileCreatesNothing() {
        turnEndsDuring("listeners");

        assertThat(registrar(FakeHandlers.of(CREATED)).pass()).isEqualTo(Outcome.ELSEWHERE);
        assertThat(account.all()).isEmpty();
    }

    @Test
    void whoseTurnHasEndedMeanwhileChangesNothing() {
        Listener asItIs = listener("wh_9", UPDATED);
        account.has(asItIs);
        Registrar registrar = registrar(FakeHandlers.of(CREATED));

        turnEndsDuring("listeners");
        assertThat(registrar.pass()).isEqualTo(Outcome.ELSEWHERE);
        turnEndsDuring("listeners");
        assertThat(registrar.narrow()).isEqualTo(Outcome.ELSEWHERE);

        assertThat(account.only()).isEqualTo(asItIs);
        assertThat(registrar.standing().missing()).containsExactly(CREATED);
    }

    @Test
    void aTurnThatCannotBeGivenBackIsNoFailure() {
        Turns stuck = mock(Turns.class);
        when(stuck.take(any(), any())).thenReturn(true);
        when(stuck.keep(any(), any())).thenReturn(true);
        doThrow(new TransientDataAccessResourceException("away")).when(stuck).giveBack(any());
        Registrar registrar =
                new Registrar("main", FakeTenants.listener(URL, "handlers"), account, FakeHandlers.of(CREATED), stuck);

        assertThat(registrar.pass()).isEqualTo(Outcome.CREATED);
    }
}
