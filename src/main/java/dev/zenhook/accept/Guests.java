package dev.zenhook.accept;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All connections of the public port. Those that take too long are ended; and before so many are open that nobody else
 * could come in, the oldest stranger has to leave for each that comes: whoever holds all of them keeps nobody out.
 */
public final class Guests {
    private static final String ENDED = "zenhook.connections.ended";

    private record Place(long number, Guest guest) {}

    private final Map<SocketChannel, Place> here = new ConcurrentHashMap<>();
    /** In the order in which they came. Those who were told to leave are not in it, though they may still be here. */
    private final ConcurrentNavigableMap<Long, Guest> line = new ConcurrentSkipListMap<>();

    /** How many are in it, which it would have to count. */
    private final AtomicInteger staying = new AtomicInteger();

    private final AtomicLong numbers = new AtomicLong();
    private final Duration patience;
    private final Counter slow;
    private final Counter crowded;
    private final LongSupplier nanoTime;

    /**
     * @param patience how long a head may take, from its first byte to its last, and the first one from the start
     * @param nanoTime a clock that is never set, such as System::nanoTime
     */
    Guests(Duration patience, MeterRegistry meters, LongSupplier nanoTime) {
        this.patience = patience;
        this.slow = meters.counter(ENDED, "cause", "slow");
        this.crowded = meters.counter(ENDED, "cause", "crowded");
        this.nanoTime = nanoTime;
        meters.gauge("zenhook.connections", here, Map::size);
    }

    /** How long a head may take, from its first byte to its last, and then a body. */
    public Duration patience() {
        return patience;
    }

    /** @param most how many the server takes; some places stay free, so that there is time to make room */
    void enter(SocketChannel channel, int most) {
        Place place = new Place(numbers.incrementAndGet(), new Guest(channel, patience, nanoTime));
        here.put(channel, place);
        line.put(place.number(), place.guest());
        int stay = staying.incrementAndGet();
        if (most > 0 && stay > most - most / 16 - 1) {
            makeRoom(line.headMap(place.number()));
        }
    }

    void leave(@Nullable SocketChannel channel) {
        Place place = channel == null ? null : here.remove(channel);
        if (place != null) {
            takeOut(place.number(), place.guest());
        }
    }

    /** Null for one that has left. */
    @Nullable
    Guest at(@Nullable SocketChannel channel) {
        Place place = channel == null ? null : here.get(channel);
        return place == null ? null : place.guest();
    }

    void endSlow() {
        line.forEach((number, guest) -> {
            if (guest.isTooSlow()) {
                end(number, guest, slow);
            }
        });
    }

    /** Whoever has a captured webhook is known: with half a request each, such connections would stay for ever. */
    private void makeRoom(Map<Long, Guest> older) {
        if (!endOldest(older, guest -> !guest.isKnown() && !guest.isBeingServed())
                && !endOldest(older, Guest::isSilent)) {
            endOldest(older, guest -> !guest.isBeingServed());
        }
    }

    private boolean endOldest(Map<Long, Guest> older, Predicate<Guest> kind) {
        for (Map.Entry<Long, Guest> one : older.entrySet()) {
            if (kind.test(one.getValue())) {
                end(one.getKey(), one.getValue(), crowded);
                return true;
            }
        }
        return false;
    }

    private void end(Long number, Guest guest, Counter cause) {
        if (takeOut(number, guest)) {
            guest.hangUp();
            cause.increment();
        }
    }

    /** False if it has been taken out before. */
    private boolean takeOut(Long number, Guest guest) {
        boolean taken = line.remove(number, guest);
        if (taken) {
            staying.decrementAndGet();
        }
        return taken;
    }
}
