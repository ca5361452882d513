package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.handle.Handlers;
import dev.zenhook.register.Registrar.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Several replicas, and several versions of them during an upgrade, share one listener. */
class ReplicasRegisterTest {
    private static final String URL = "https://hooks.example/webhooks";

    private final FakeAccount account = new FakeAccount(KeySide.FIRST);
    private final FakeTurns turns = new FakeTurns();

    private Registrar replica(Handlers handlers) {
        return new Registrar("main", FakeTenants.listener(URL, "handlers"), account, handlers, turns.ofAReplica());
    }

    @RepeatedTest(20)
    void thatStartAtOnceMakeOneListener() throws Exception {
        List<Registrar> replicas = List.of(
                replica(FakeHandlers.of("customer.created")),
                replica(FakeHandlers.of("customer.created")),
                replica(FakeHandlers.of("customer.updated")));
        CyclicBarrier together = new CyclicBarrier(replicas.size());
        List<Future<Outcome>> passes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(replicas.size())) {
            replicas.forEach(replica -> passes.add(threads.submit(() -> {
                together.await();
                Outcome outcome = replica.pass();
                while (outcome == Outcome.ELSEWHERE) {
                    Thread.onSpinWait();
                    outcome = replica.pass();
                }
                return outcome;
            })));
        }

        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> pass : passes) {
            outcomes.add(pass.get());
        }
        assertThat(outcomes).containsOnlyOnce(Outcome.CREATED);
        assertThat(account.only().subscriptions()).containsExactly("customer.created", "customer.updated");
    }

    /** The turn of one has ended during that call, and the other one does all it has to, and gives the turn back. */
    private void isOvertakenDuring(String call, Registrar other) {
        account.during(call, () -> {
            turns.end("register:main");
            other.pass();
        });
    }

    @Test
    void thatWereOvertakenBeforeTheyCreateMakeNoSecondListener() {
        Registrar slow = replica(FakeHandlers.of("customer.created"));
        isOvertakenDuring("listeners", replica(FakeHandlers.of("customer.updated")));

        assertThat(slow.pass()).isEqualTo(Outcome.ELSEWHERE);

        assertThat(account.only().subscriptions()).containsExactly("customer.updated");
        assertThat(slow.pass()).isEqualTo(Outcome.WIDENED);
    }

    @Test
    void thatAreOvertakenWhileTheyCreateInVainChangeNothing() {
        Registrar slow = replica(FakeHandlers.of("customer.created"));
        isOvertakenDuring("create", replica(FakeHandlers.of("customer.updated")));
        account.refuses(call -> call.equals("create") && !account.all().isEmpty(), "409");

        assertThat(slow.pass()).isEqualTo(Outcome.ELSEWHERE);

        assertThat(account.only().subscriptions()).containsExactly("customer.updated");
        assertThat(account.calls).doesNotContain("change");
    }

    @Test
    void thatAreOvertakenWhileTheyChangeLoseNothingForGood() {
        account.has(new Listener("wh_9", URL, List.of()));
        Registrar slow = replica(FakeHandlers.of("customer.created"));
        Registrar quick = replica(FakeHandlers.of("customer.updated"));
        isOvertakenDuring("change", quick);

        assertThat(slow.pass()).isEqualTo(Outcome.WIDENED);
        assertThat(quick.pass()).isEqualTo(Outcome.WIDENED);

        assertThat(account.only().subscriptions()).containsExactly("customer.created", "customer.updated");
    }

    /** Else a third one would come in between. */
    @Test
    void giveBackNoTurnThatIsAnothersByNow() {
        Registrar slow = replica(FakeHandlers.of("customer.created"));
        account.during("create", () -> {
            turns.end("register:main");
            turns.ofAReplica().take("register:main", Turn.LENGTH);
        });

        assertThat(slow.pass()).isEqualTo(Outcome.CREATED);

        assertThat(turns.isTaken("register:main")).isTrue();
    }

    @Test
    void ofTwoVersionsDoNotFight() {
        Registrar older = replica(FakeHandlers.of("customer.created", "customer.updated"));
        Registrar newer = replica(FakeHandlers.of("customer.created", "entitlement.created"));
        older.pass();
        assertThat(newer.pass()).isEqualTo(Outcome.WIDENED);
        List<String> union = account.only().subscriptions();
        assertThat(union).containsExactly("customer.created", "customer.updated", "entitlement.created");

        for (int hour = 0; hour < 3; hour++) {
            assertThat(older.pass()).isEqualTo(Outcome.UNCHANGED);
            assertThat(newer.pass()).isEqualTo(Outcome.UNCHANGED);
        }
        assertThat(account.only().subscriptions()).isEqualTo(union);

        newer.narrow();
        assertThat(account.only().subscriptions()).containsExactly("customer.created", "entitlement.created");
        assertThat(newer.pass()).isEqualTo(Outcome.UNCHANGED);
    }
}
