package dev.zenhook.testkit;

/** To be imported statically, beside AssertJ's own {@code assertThat}. */
public final class ZenhookAssertions {
    private ZenhookAssertions() {}

    public static OutcomeAssert assertThat(Outcome outcome) {
        return new OutcomeAssert(outcome);
    }
}
