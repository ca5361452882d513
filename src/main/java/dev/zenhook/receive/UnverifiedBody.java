package dev.zenhook.receive;

import dev.zenhook.accept.Guest;
import java.io.ByteArrayOutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one body, as far as they have come, while nobody knows whose they are: within a size, and within the {@link
 * UnverifiedBudget}. It ends once, handed over or abandoned, and gives back once what it took.
 */
final class UnverifiedBody {
    private final long maxSize;
    private final UnverifiedBudget budget;
    private final Guest guest;
    private final boolean known;
    private @Nullable ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    /** @param guest on whose connection it comes; whether that one is known now, counts for all of the body */
    UnverifiedBody(long maxSize, UnverifiedBudget budget, Guest guest) {
        this.maxSize = maxSize;
        this.budget = budget;
        this.guest = guest;
        this.known = guest.isKnown();
    }

    boolean isKnown() {
        return known;
    }

    /**
     * Takes the first bytes of a chunk. After the end it takes none.
     *
     * @throws RefusedException.TooLarge if they are more than a body may have
     * @throws RefusedException.TooBusy if they are more than the budget has
     */
    void append(byte[] chunk, int count) {
        if (hasEnded()) {
            return;
        }
        if (size() + (long) count > maxSize) {
            throw new RefusedException.TooLarge(maxSize);
        }
        budget.take(this, count);
        if (!hasWritten(chunk, count)) {
            budget.arrived(this);
            budget.giveBack(this, count);
        }
    }

    private synchronized boolean hasEnded() {
        return bytes == null;
    }

    /** False if it has ended meanwhile. */
    private synchronized boolean hasWritten(byte[] chunk, int count) {
        if (bytes == null) {
            return false;
        }
        bytes.write(chunk, 0, count);
        return true;
    }

    /** In bytes; 0 after the end. */
    synchronized int size() {
        return bytes == null ? 0 : bytes.size();
    }

    /**
     * Ends with all bytes. They stay in the budget until they are judged.
     *
     * @throws RefusedException.TooBusy if it had to end before
     */
    <T> T judgedBy(Function<byte[], T> judge) {
        byte[] all = end();
        if (all == null) {
            throw new RefusedException.TooBusy();
        }
        try {
            return judge.apply(all);
        } finally {
            budget.giveBack(this, all.length);
        }
    }

    /** Ends without them, unless it has ended before. */
    void abandon() {
        byte[] all = end();
        if (all != null) {
            budget.giveBack(this, all.length);
        }
    }

    /** Ends for others, and its connection with it: what still comes, nobody wants. */
    void makeRoom() {
        byte[] all = end();
        if (all != null) {
            budget.giveBack(this, all.length);
            guest.hangUp();
        }
    }

    private byte @Nullable [] end() {
        byte[] all = bytesAtEnd();
        budget.arrived(this);
        return all;
    }

    private synchronized byte @Nullable [] bytesAtEnd() {
        if (bytes == null) {
            return null;
        }
        byte[] all = bytes.toByteArray();
        bytes = null;
        return all;
    }
}
