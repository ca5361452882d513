package dev.zenhook.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long a connection may go on as it does. */
class GuestTest {
    private final AtomicLong now = new AtomicLong();
    private final Guest guest = new Guest(null, Duration.ofSeconds(10), now::get);

    @Test
    void itsFirstHeadIsToBeThereInTime() {
        after(10);
        assertThat(guest.isTooSlow()).isFalse();
        after(1);
        assertThat(guest.isTooSlow()).isTrue();
    }

    @Test
    void moreBytesOfOneHeadGiveNoMoreTime() {
        after(6);
        guest.speaks();
        after(5);
        assertThat(guest.isTooSlow()).isTrue();
    }

    @Test
    void whatIsStoredTakesAsLongAsItTakes() {
        guest.asks();
        guest.isServed();
        after(100_000);
        assertThat(guest.isTooSlow()).isFalse();
    }

    @Test
    void betweenRequestsItMayBeSilentAndThenTheTimeBeginsAnew() {
        guest.asks();
        guest.isAnswered();
        after(100);
        assertThat(guest.isTooSlow()).isFalse();
        guest.speaks();
        after(10);
        assertThat(guest.isTooSlow()).isFalse();
        after(1);
        assertThat(guest.isTooSlow()).isTrue();
    }

    @Test
    void whoIsRefusedHasTimeForItsAnswerAndNoMore() {
        guest.asks();
        after(3);
        guest.isRefused(true);
        after(13);
        assertThat(guest.isTooSlow()).isFalse();
        after(1);
        assertThat(guest.isTooSlow()).isTrue();
    }

    @Test
    void aSignatureThatIsNotValidMakesItAStrangerAgain() {
        guest.isServed();
        assertThat(guest.isKnown()).isTrue();

        guest.isRefused(false);
        assertThat(guest.isKnown()).as("after an outage of the inbox").isTrue();
        guest.isRefused(true);
        assertThat(guest.isKnown()).isFalse();
    }

    private void after(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
