package dev.zenhook.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** For whom room is made, and for whom not. */
class GuestsTest {
    private static final int PLACES = 32;
    /** Above it, one has to leave for each that comes. */
    private static final int ROOM = 29;

    private final AtomicLong now = new AtomicLong();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Guests guests = new Guests(Duration.ofSeconds(10), meters, now::get);

    @Test
    void aboveAllThatMayStayOneLeavesForEachThatComes() {
        enter(ROOM);
        assertThat(ended("crowded")).isZero();

        enter(5);

        assertThat(ended("crowded")).isEqualTo(5);
    }

    /** A flood's connections need a while to close, and who comes meanwhile is not to pay for it. */
    @Test
    void whoIsOnItsWayOutTakesNobodysPlace() {
        enter(ROOM);
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        guests.endSlow();
        assertThat(ended("slow")).isEqualTo(ROOM);

        enter(ROOM);

        assertThat(ended("crowded")).isZero();
    }

    @Test
    void whoWasToldToLeaveFreesOnePlaceAndNotAnotherOneWhenItHasLeft() {
        List<SocketChannel> first = enter(ROOM);
        enter(1);
        assertThat(ended("crowded")).isEqualTo(1);

        guests.leave(first.getFirst());
        enter(1);

        assertThat(ended("crowded")).isEqualTo(2);
    }

    @Test
    void whoHasLeftByItselfMakesRoom() {
        List<SocketChannel> first = enter(ROOM);
        first.subList(0, 10).forEach(guests::leave);
        guests.leave(first.getFirst());

        enter(10);
        assertThat(ended("crowded")).isZero();
        enter(1);
        assertThat(ended("crowded")).isEqualTo(1);
    }

    /** First who is silent, then who has sent a part of a webhook; never whose webhook is at the disk. */
    @Test
    void ofThoseWhoAreKnownOneGoesThatIsNotBeingServed() throws IOException {
        List<SocketChannel> known = enterServed(ROOM + 1);
        assertThat(ended("crowded")).isZero();

        Guest halfway = guest(known.get(1));
        halfway.isAnswered();
        halfway.speaks();
        guest(known.get(2)).isAnswered();
        enterServed(1);
        verify(known.get(2)).shutdownInput();
        enterServed(1);
        verify(known.get(1)).shutdownInput();

        enterServed(1);
        assertThat(ended("crowded")).isEqualTo(2);
    }

    private List<SocketChannel> enterServed(int count) {
        return Stream.generate(() -> enter(1).getFirst())
                .limit(count)
                .peek(channel -> guest(channel).isServed())
                .toList();
    }

    private Guest guest(SocketChannel channel) {
        return Objects.requireNonNull(guests.at(channel));
    }

    private List<SocketChannel> enter(int count) {
        return Stream.generate(() -> mock(SocketChannel.class))
                .limit(count)
                .peek(channel -> guests.enter(channel, PLACES))
                .toList();
    }

    private double ended(String cause) {
        return meters.get("zenhook.connections.ended")
                .tag("cause", cause)
                .counter()
                .count();
    }
}
