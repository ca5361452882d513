package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
    @Test
    void whatFailsIsLeftAndNothingElse() {
        List<Integer> numbers = IntStream.range(0, 100).boxed().toList();

        assertThat(Shrinking.smallest(numbers, some -> some.containsAll(List.of(3, 4, 77))))
                .containsExactly(3, 4, 77);
    }
}
