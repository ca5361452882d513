package dev.zenhook.receive;

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
    private @Nullable ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    UnverifiedBody(long maxSize, UnverifiedBudget budget) {
        this.maxSize = maxSize;
        this.budget = budget;
    }

    /**
     * Takes the first bytes of a chunk. After the end it takes none.
     *
     * @throws RefusedException.TooLarge if they are more than a body may have
     * @throws RefusedException.TooBusy if they are more than the budget has
     */
    synchronized void append(byte[] chunk, int count) {
        ByteArrayOutputStream open = bytes;
        if (open == null) {
            return;
        }
        if (open.size() + (long) count > maxSize) {
            throw new RefusedException.TooLarge(maxSize);
        }
        budget.take(count);
        open.write(chunk, 0, count);
    }

    /** In bytes; 0 after the end. */
    synchronized int size() {
        return bytes == null ? 0 : bytes.size();
    }

    /** Ends with all bytes. They stay in the budget until they are judged. */
    <T> T judgedBy(Function<byte[], T> judge) {
        byte[] all = end();
        if (all == null) {
            throw new IllegalStateException("It has ended before");
        }
        try {
            return judge.apply(all);
        } finally {
            budget.giveBack(all.length);
        }
    }

    /** Ends without them, unless it has ended before. */
    void abandon() {
        byte[] all = end();
        if (all != null) {
            budget.giveBack(all.length);
        }
    }

    private synchronized byte @Nullable [] end() {
        if (bytes == null) {
            return null;
        }
        byte[] all = bytes.toByteArray();
        bytes = null;
        return all;
    }
}
