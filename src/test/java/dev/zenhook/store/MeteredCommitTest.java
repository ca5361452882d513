package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeteredCommitTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private long commits(String result) {
        return meters.get("zenhook.commits").tag("result", result).timer().count();
    }

    @Test
    void aCommitIsMeasuredAndGivesWhatItGave() {
        MeteredCommit<Integer, Integer> commit = new MeteredCommit<>(group -> group, meters);

        assertThat(commit.apply(List.of(1, 2, 3))).containsExactly(1, 2, 3);
        assertThat(commits("committed")).isOne();
        assertThat(commits("failed")).isZero();
        assertThat(meters.get("zenhook.commits.size").summary().totalAmount()).isEqualTo(3);
    }

    @Test
    void aCommitThatFailsIsMeasuredAsSuchAndFails() {
        MeteredCommit<Integer, Integer> commit = new MeteredCommit<>(
                group -> {
                    throw new IllegalStateException("no disk");
                },
                meters);

        assertThatIllegalStateException().isThrownBy(() -> commit.apply(List.of(1)));
        assertThat(commits("committed")).isZero();
        assertThat(commits("failed")).isOne();
        assertThat(meters.get("zenhook.commits.size").summary().count()).isZero();
    }
}
