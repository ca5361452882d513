package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SettableClock;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to an inbox, and in whichever order, its promises hold after each step, and at the end nothing is left.
 * What happens is drawn at random: in the gate always the same, in the long form always anew.
 */
abstract class LifecycleContract {
    private static final boolean LONG = Boolean.getBoolean("zenhook.test.long");

    final SettableClock clock = new SettableClock();

    /** How many lives it leads in the gate. */
    abstract int lives();

    /** With nothing in it. */
    abstract Lifetime begin() throws Exception;

    static void empty(Database database) {
        database.durably(transaction -> {
            for (String table : List.of("entry", "known_handler")) {
                transaction.sql().sql("delete from " + table).update(); // what belongs to an entry goes with it
            }
            transaction
                    .sql()
                    .sql("update horizon set before_at = 0, moved_at = 0")
                    .update();
            return database;
        });
    }

    @Test
    void whateverHappensThePromisesAreKept() {
        long first = LONG ? Long.getLong("zenhook.test.seed", System.nanoTime()) : 1;
        for (long seed = first; seed < first + lives() * (LONG ? 20 : 1); seed++) {
            List<Happening> life = new Fate(seed).life();
            if (failureOf(life) != null) {
                report(seed, Shrinking.smallest(life, shorter -> failureOf(shorter) != null));
            }
        }
    }

    /** Anything thrown is one: an assertion, or the store's own. */
    @SuppressWarnings("CatchingUnchecked")
    private @Nullable Throwable failureOf(List<Happening> life) {
        try {
            Lifetime lifetime = begin();
            life.forEach(lifetime::happens);
            lifetime.endsWell();
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    private void report(long seed, List<Happening> life) {
        String happenings = life.stream().map(Happening::toString).collect(Collectors.joining("\n  ", "\n  ", "\n"));
        assertThat(failureOf(life))
                .as("Seed %d, when this happens: %s", seed, happenings)
                .isNull();
        throw new AssertionError("Seed " + seed + " fails now and then, when this happens: " + happenings);
    }
}
