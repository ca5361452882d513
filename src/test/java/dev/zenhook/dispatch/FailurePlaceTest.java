package dev.zenhook.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailurePlaceTest {
    @Test
    void theMessageStaysOut() {
        assertThat(FailurePlace.of(new IllegalStateException("no mailbox for ada@example.com")))
                .matches("java\\.lang\\.IllegalStateException at"
                        + " dev\\.zenhook\\.dispatch\\.FailurePlaceTest\\.\\w+\\(.*\\)");
    }

    @Test
    void whatHasNoPlaceIsToldByItsType() {
        Throwable placeless = new IllegalStateException("secret");
        placeless.setStackTrace(new StackTraceElement[0]);

        assertThat(FailurePlace.of(placeless)).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aPlaceIsOneLineWhateverItIsCalled() {
        Throwable odd = new IllegalStateException();
        odd.setStackTrace(new StackTraceElement[] {new StackTraceElement("a\r\nB", "c\u202ed", "e\u001b.java", 1)});

        assertThat(FailurePlace.of(odd)).isEqualTo("java.lang.IllegalStateException at a B.c d(e .java:1)");
    }

    @Test
    void anExceptionThatFailsWhenItIsAskedIsToldByItsType() {
        class Speechless extends RuntimeException {
            @Override
            public StackTraceElement[] getStackTrace() {
                throw new IllegalStateException("no");
            }
        }

        assertThat(FailurePlace.of(new Speechless())).isEqualTo(Speechless.class.getName());
    }
}
