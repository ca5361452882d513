package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubscriptionsTest {
    private static final Set<String> OFFERED = Set.of("a.b", "a.c", "d");

    @Test
    void byHandlersWhatTheyTake() {
        Subscriptions plan = Subscriptions.of(List.of("handlers"), FakeHandlers.of("d", "a.b", "misspelt"), OFFERED);

        assertThat(plan.wanted()).containsExactly("a.b", "d");
        assertThat(plan.notOffered()).containsExactly("misspelt");
        assertThat(plan.unhandled()).containsExactly("a.c");
    }

    @Test
    void aHandlerOfEverythingTakesAllThatIsOffered() {
        Subscriptions plan = Subscriptions.of(List.of("handlers"), FakeHandlers.ofAll(), OFFERED);

        assertThat(plan.wanted()).containsExactly("a.b", "a.c", "d");
        assertThat(plan.unhandled()).isEmpty();
    }

    @Test
    void allWhetherOrNotSomebodyTakesIt() {
        Subscriptions plan = Subscriptions.of(List.of("all"), FakeHandlers.of("d", "misspelt"), OFFERED);

        assertThat(plan.wanted()).containsExactly("a.b", "a.c", "d");
        assertThat(plan.notOffered()).containsExactly("misspelt");
        assertThat(plan.unhandled()).containsExactly("a.b", "a.c");
    }

    @Test
    void aListMeansItsCodesAsFarAsTheyAreOffered() {
        Subscriptions plan = Subscriptions.of(List.of("d", "e"), FakeHandlers.of("a.b"), OFFERED);

        assertThat(plan.wanted()).containsExactly("d");
        assertThat(plan.notOffered()).containsExactly("e");
    }

    @Test
    void missingSurplusAndUnion() {
        Subscriptions plan = Subscriptions.of(List.of("d", "a.b"), FakeHandlers.of(), OFFERED);
        List<String> subscribed = List.of("a.b", "z", "z");

        assertThat(plan.missingFrom(subscribed)).containsExactly("d");
        assertThat(plan.surplusIn(subscribed)).containsExactly("z");
        assertThat(plan.unitedWith(subscribed)).containsExactly("a.b", "d", "z");
    }
}
