package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.readme.Readme;
import dev.zenhook.store.InboxUnavailableException;
import dev.zenhook.verify.KeysNotReadyException;
import dev.zenhook.verify.SignatureRejectedException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** The README's table of answers is the one that {@link Problems} gives. */
class ReadmeAnswersTest {
    private static final Set<String> BY_OTHERS = Set.of("200 ");

    @Test
    void theReadmeListsEveryAnswerAndNoOther() {
        Stream<Throwable> failures = Stream.of(
                new RefusedException.Forbidden(),
                new RefusedException.NotFound(),
                new RefusedException.MethodNotAllowed(),
                new RefusedException.TwoLengths(),
                new RefusedException.Encoded(),
                new RefusedException.TooLarge(1),
                new RefusedException.TooSlow(),
                new RefusedException.Truncated(),
                new RefusedException.TooBusy(),
                new UnreadableException(List.of(), true),
                rejected(),
                Mockito.mock(KeysNotReadyException.class),
                Mockito.mock(InboxUnavailableException.class),
                new IllegalStateException());
        Set<String> answers = failures.map(Problems::of)
                .map(problem -> problem.status() + " " + problem.type())
                .collect(Collectors.toSet());
        answers.addAll(BY_OTHERS);

        Set<String> described = Readme.table("status").stream()
                .map(row -> row.get(0) + " " + row.get(1))
                .collect(Collectors.toSet());

        assertThat(described).isEqualTo(answers);
    }

    private static SignatureRejectedException rejected() {
        SignatureRejectedException rejected = Mockito.mock(SignatureRejectedException.class);
        Mockito.when(rejected.reason()).thenReturn(SignatureRejectedException.Cause.MISSING);
        return rejected;
    }
}
