package dev.zenhook.register;

import dev.zenhook.store.Turns;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets something be done by one replica at a time, and by one of its threads. */
final class Turn {
    /** Longer than any one call to Zentitle2 takes, with all that {@link Retries} waits in between. */
    static final Duration LENGTH = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(Turn.class);

    private final Turns turns;
    private final String name;
    /** The turn is the replica's, whichever of its threads took it. */
    private final ReentrantLock threads = new ReentrantLock();

    Turn(Turns turns, String name) {
        this.turns = turns;
        this.name = name;
    }

    /** Empty, and nothing was done, if another replica is at it. */
    <T> Optional<T> take(Supplier<T> work) {
        threads.lock();
        try {
            if (!turns.take(name, LENGTH)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                giveBack();
            }
        } finally {
            threads.unlock();
        }
    }

    /**
     * Whether it is still ours, and then from now on as long as at first. If another had it meanwhile, what was seen before
     * may hold no longer.
     */
    boolean goesOn() {
        return turns.keep(name, LENGTH);
    }

    private void giveBack() {
        try {
            turns.giveBack(name);
        } catch (RuntimeException e) {
            log.debug("{} ends by itself", name, e);
        }
    }
}
