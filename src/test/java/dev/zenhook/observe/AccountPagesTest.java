package dev.zenhook.observe;

import static dev.zenhook.observe.FakeConnections.FETCHED;
import static dev.zenhook.observe.FakeConnections.WELL;
import static dev.zenhook.observe.FakeConnections.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.register.AccountStatus;
import dev.zenhook.register.SelfTestResult;
import dev.zenhook.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** How a connection stands, what is wrong with it, and what cures it. */
class AccountPagesTest {
    private final SettableClock clock = new SettableClock();
    private final FakeConnections connections = new FakeConnections();
    private List<String> keys = List.of("sha256:fetched", "sha256:before");
    private final AccountPages pages =
            new AccountPages(connections, tenant -> keys, tenant -> Optional.of(FETCHED), clock);
    private final Zentitle2HealthIndicator indicator = new Zentitle2HealthIndicator(pages);

    @Test
    void oneWithNothingWrongIsUpAndShowsAllThatIsKnown() {
        connections.with("main", WELL);
        clock.advance(Duration.ofMinutes(3).plusMillis(20_900));

        assertThat(pages.show("main"))
                .isEqualTo(new AccountPage(
                        Standing.UP,
                        List.of(),
                        "sha256:fetched",
                        FETCHED,
                        "PT3M20S",
                        keys,
                        "whl_1",
                        Set.of(),
                        Set.of(),
                        FETCHED,
                        FakeConnections.PASSED));
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
        assertThat(indicator.health().getDetails()).containsOnlyKeys("main");
    }

    static List<Arguments> whatIsWrong() {
        SelfTestResult failed = new SelfTestResult(FETCHED, false, "Nothing arrived within 30 s.");
        return List.of(
                Arguments.of(
                        status("Zentitle2 answered 503.", Set.of(), Set.of(), null, null),
                        "The key could not be fetched anew, and the keys in use go on. Zentitle2 answered 503."),
                Arguments.of(
                        status(null, Set.of(), Set.of(), "Zentitle2 answered 403.", null),
                        "The last look at the registration failed. Zentitle2 answered 403."),
                Arguments.of(
                        status(null, Set.of("b.x", "a.x"), Set.of(), null, null),
                        "Not subscribed to a.x, b.x, which is wanted. It is added at the next look, within an hour;"
                                + " what stays is a code that the account does not offer."),
                Arguments.of(
                        status(null, Set.of(), Set.of("b.x", "a.x"), null, null),
                        "Subscribed to a.x, b.x, which is not wanted, and kept as UNCLAIMED. The act narrow gives it"
                                + " up."),
                Arguments.of(
                        status(null, Set.of(), Set.of(), null, failed),
                        "The last self-test failed; the act self-test asks for another. Nothing arrived within 30 s."));
    }

    @ParameterizedTest
    @MethodSource("whatIsWrong")
    void whatIsWrongIsAWarningWithItsCure(AccountStatus status, String problem) {
        connections.with("main", status);

        assertThat(pages.show("main").problems()).containsExactly(problem);
        assertThat(pages.show("main").status()).isEqualTo(Standing.WARNING);
        assertThat(indicator.health().getStatus()).isEqualTo(new Status("WARNING"));
    }

    @Test
    void withoutAKeyItIsDownWhateverElseIsSo() {
        keys = List.of();
        connections.with("main", status("Zentitle2 answered 401.", Set.of("a.x"), Set.of(), null, null));
        connections.with("new", new AccountStatus(null, null, null, null, Set.of(), Set.of(), null, null));

        assertThat(pages.show("main").status()).isEqualTo(Standing.DOWN);
        assertThat(pages.show("main").problems())
                .startsWith(
                        "There is no key yet, so webhooks are answered 503. The last fetch failed: Zentitle2 answered"
                                + " 401.")
                .hasSize(2);
        assertThat(pages.show("new").problems())
                .containsExactly("There is no key yet, so webhooks are answered 503. It is being fetched.");
        assertThat(pages.show("new").keyAge()).isNull();
    }

    @Test
    void healthIsThatOfTheWorstAndShowsEach() {
        connections.with("fine", WELL).with("warned", status("no", Set.of(), Set.of(), null, null));
        Health health = indicator.health();

        assertThat(health.getStatus()).isEqualTo(new Status("WARNING"));
        assertThat(health.getDetails())
                .containsEntry("fine", pages.show("fine"))
                .containsEntry("warned", pages.show("warned"));
    }

    @Test
    void withoutConnectionsThereIsNothingWrongAndNothingToSee() {
        AccountPages none = new AccountPages(null, tenant -> keys, tenant -> Optional.empty(), clock);

        assertThat(none.all()).isEmpty();
        assertThat(new Zentitle2HealthIndicator(none).health())
                .isEqualTo(Health.up().build());
    }
}
