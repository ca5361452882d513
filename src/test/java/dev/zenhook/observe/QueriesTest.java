package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueriesTest {
    private static final Set<String> ANY = Set.of();

    @Test
    void eachSeriesHasTheLabelsThatItIsAskedForAndNoOthers() {
        assertThat(Queries.in("sum(rate(one{a=\"x\", b!~\"y|z\"}[5m] offset 15m)) / two{c=~\"$c.*\"} > 2.5")
                        .series())
                .isEqualTo(Map.of("one", Map.of("a", Set.of("x"), "b", Set.of("y", "z")), "two", Map.of("c", ANY)));
    }

    @Test
    void whatIsGroupedHasTheLabelsOfItsGroup() {
        assertThat(Queries.in("sum by (a, le) (rate(one[5m])) > 0 unless (max by (b) (two) and three)")
                        .series())
                .isEqualTo(Map.of("one", Map.of("a", ANY, "le", ANY), "two", Map.of("b", ANY), "three", Map.of()));
    }

    @Test
    void whatIsMatchedOnALabelHasItOnBothSides() {
        assertThat(Queries.in("max by (a) (one) and on (a) (time() - two) < 1800")
                        .series())
                .isEqualTo(Map.of("one", Map.of("a", ANY), "two", Map.of("a", ANY)));
    }

    @Test
    void whoseValuesAreListedHasTheLabel() {
        assertThat(Queries.in("label_values(one, a)").series()).isEqualTo(Map.of("one", Map.of("a", ANY)));
    }
}
