package dev.zenhook.store;

import dev.zenhook.store.Happening.Arriving;
import dev.zenhook.store.Happening.Departing;
import dev.zenhook.store.Happening.Discarding;
import dev.zenhook.store.Happening.Dying;
import dev.zenhook.store.Happening.End;
import dev.zenhook.store.Happening.Ending;
import dev.zenhook.store.Happening.Knowing;
import dev.zenhook.store.Happening.ParkingUnknown;
import dev.zenhook.store.Happening.Renewing;
import dev.zenhook.store.Happening.Replaying;
import dev.zenhook.store.Happening.Sent;
import dev.zenhook.store.Happening.Stepping;
import dev.zenhook.store.Happening.TakingOver;
import dev.zenhook.store.Happening.TimePassing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws what happens. The same seed draws the same. */
final class Fate {
    private static final int LONGEST = 60;
    private static final int EVENTS = 40;

    /** The last stands for none. */
    private static final List<String> RESOURCES = List.of("ent_1", "ent_1", "ent_2", "");

    private static final List<Integer> PLACES = List.of(0, 1, 2, 3, 3);

    private final Random random;

    /** A good half of what goes wrong also mends what went wrong before. So in every second life nothing does. */
    private final boolean calm;

    Fate(long seed) {
        random = new Random(seed);
        calm = seed % 2 == 0;
    }

    List<Happening> life() {
        return several(10 + random.nextInt(LONGEST - 10), this::happening);
    }

    private Happening happening() {
        int replica = random.nextInt(2);
        int dice = random.nextInt(100);
        if (dice < 26) {
            return arriving(replica, meanwhile(replica));
        } else if (dice < 52) {
            return stepping(replica, meanwhile(replica));
        } else if (dice < 74) {
            return ending(replica);
        } else if (dice < 82 || calm) {
            return new TimePassing(oneOf(times()));
        } else {
            return rarely(replica);
        }
    }

    private Happening rarely(int replica) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Renewing(replica);
            case 2 -> new TakingOver(replica);
            case 3 -> new Dying(replica);
            case 4 -> new Knowing(replica, handlers());
            case 5 -> new ParkingUnknown(replica);
            case 6, 7 -> replaying(replica);
            case 8 -> new Discarding(replica, random.nextInt(EVENTS), handlers());
            default -> new Departing(replica, 1 + random.nextInt(6));
        };
    }

    private Happening replaying(int replica) {
        return new Replaying(replica, random.nextInt(EVENTS), handlers(), random.nextBoolean());
    }

    /** Two steps of another replica within one are what the order is most in danger from, so they are frequent. */
    private List<Happening> meanwhile(int replica) {
        int other = 1 - replica;
        return switch (random.nextInt(4)) {
            case 0 -> List.of(ending(other), ending(other), stepping(other, List.of()), stepping(other, List.of()));
            case 1 -> several(1 + random.nextInt(3), () -> inBetween(other));
            default -> List.of();
        };
    }

    private Happening inBetween(int replica) {
        int dice = random.nextInt(10);
        if (dice < 5) {
            return stepping(replica, List.of());
        }
        if (dice < 8) {
            return ending(replica);
        }
        return dice < 9 ? arriving(replica, List.of()) : replaying(replica);
    }

    private Happening ending(int replica) {
        return new Ending(replica, random.nextInt(100), oneOf(ends()), oneOf(delays()));
    }

    private Happening arriving(int replica, List<Happening> meanwhile) {
        return new Arriving(replica, several(1 + random.nextInt(3), this::sent), mishap(), meanwhile);
    }

    private Sent sent() {
        return new Sent(random.nextInt(8) == 0 ? "test" : "main", random.nextInt(EVENTS), oneOf(RESOURCES), handlers());
    }

    private Happening stepping(int replica, List<Happening> meanwhile) {
        Map<String, Integer> free = handlers().stream().collect(Collectors.toMap(id -> id, id -> oneOf(PLACES)));
        return new Stepping(replica, free, mishap(), meanwhile);
    }

    private Mishap mishap() {
        int dice = calm ? 2 : random.nextInt(20);
        return dice == 0 ? Mishap.ROLLED_BACK : dice == 1 ? Mishap.ANSWER_LOST : Mishap.NONE;
    }

    /** The first of them nearly always, so that many meet there. */
    private Set<String> handlers() {
        return Lifetime.HANDLERS.stream()
                .filter(id -> random.nextInt(8) < (id.equals(Lifetime.HANDLERS.getFirst()) ? 7 : 3))
                .collect(Collectors.toSet());
    }

    private static List<End> ends() {
        return List.of(End.WELL, End.WELL, End.WELL, End.BADLY, End.BADLY, End.HOPELESS, End.CUT_SHORT);
    }

    private static List<Duration> delays() {
        return List.of(Duration.ZERO, Duration.ofSeconds(1), Lifetime.LONGEST_DELAY);
    }

    private static List<Duration> times() {
        return List.of(
                Duration.ofMillis(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                Duration.ofSeconds(31),
                Duration.ofMinutes(2),
                Duration.ofMinutes(61),
                Duration.ofMinutes(-61));
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static <T> List<T> several(int count, Supplier<T> draw) {
        return Stream.generate(draw).limit(count).toList();
    }
}
