package dev.zenhook.receive;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one body as it arrives, without a thread that waits for it, within a size, a time and the {@link UnverifiedBudget}.
 * It ends exactly once: with all bytes, or with a failure.
 */
final class BodyReading implements ReadListener, AsyncListener {
    private static final int CHUNK = 8 * 1024;

    private final ServletInputStream input;
    private final long maxSize;
    private final UnverifiedBudget budget;
    private final Consumer<byte[]> whenComplete;
    private final Consumer<Throwable> whenFailed;
    private @Nullable ByteArrayOutputStream body = new ByteArrayOutputStream();

    BodyReading(
            ServletInputStream input,
            long maxSize,
            UnverifiedBudget budget,
            Consumer<byte[]> whenComplete,
            Consumer<Throwable> whenFailed) {
        this.input = input;
        this.maxSize = maxSize;
        this.budget = budget;
        this.whenComplete = whenComplete;
        this.whenFailed = whenFailed;
    }

    /** Begins to read; the time runs from here. */
    void start(AsyncContext exchange, long timeoutMillis) {
        exchange.setTimeout(timeoutMillis);
        exchange.addListener(this);
        input.setReadListener(this);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] chunk = new byte[CHUNK];
        try {
            while (body != null && input.isReady()) {
                int count = input.read(chunk);
                if (count < 0) {
                    return;
                }
                append(chunk, count);
            }
        } catch (RefusedException refused) {
            fail(refused);
        }
    }

    private synchronized void append(byte[] chunk, int count) {
        ByteArrayOutputStream open = body;
        if (open == null) {
            return;
        }
        if (open.size() + (long) count > maxSize) {
            throw new RefusedException.TooLarge(maxSize);
        }
        budget.take(count);
        open.write(chunk, 0, count);
    }

    @Override
    public void onAllDataRead() {
        byte[] bytes = end();
        if (bytes == null) {
            return;
        }
        try {
            whenComplete.accept(bytes);
        } finally {
            // Until then nobody has verified them.
            budget.giveBack(bytes.length);
        }
    }

    @Override
    public void onError(Throwable failure) {
        fail(new RefusedException.Truncated());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        fail(new RefusedException.TooSlow());
    }

    @Override
    public void onError(AsyncEvent event) {
        fail(new RefusedException.Truncated());
    }

    @Override
    public void onComplete(AsyncEvent event) {
        abandon();
    }

    /** The same reading goes on: nothing begins anew. */
    @Override
    public void onStartAsync(AsyncEvent event) {}

    private void fail(Throwable failure) {
        if (abandon()) {
            whenFailed.accept(failure);
        }
    }

    /** Whether there was something to abandon. */
    private boolean abandon() {
        byte[] bytes = end();
        if (bytes == null) {
            return false;
        }
        budget.giveBack(bytes.length);
        return true;
    }

    /** What has been read, still in the budget; null if the reading has ended before. */
    private synchronized byte @Nullable [] end() {
        if (body == null) {
            return null;
        }
        byte[] bytes = body.toByteArray();
        body = null;
        return bytes;
    }
}
