package dev.zenhook.receive;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Reads one body as it arrives, without a thread that waits for it, within a time. It ends exactly once: complete, or with a
 * failure.
 */
final class BodyReading implements ReadListener, AsyncListener {
    private static final int CHUNK = 8 * 1024;

    private final ServletInputStream input;
    private final UnverifiedBody body;
    private final Consumer<UnverifiedBody> whenComplete;
    private final Consumer<RefusedException> whenFailed;
    private final AtomicBoolean ended = new AtomicBoolean();

    BodyReading(
            ServletInputStream input,
            UnverifiedBody body,
            Consumer<UnverifiedBody> whenComplete,
            Consumer<RefusedException> whenFailed) {
        this.input = input;
        this.body = body;
        this.whenComplete = whenComplete;
        this.whenFailed = whenFailed;
    }

    /**
     * Reads what has come together with the head of the request. Most bodies are here already, and need nothing that waits.
     *
     * @param announced the length in bytes that the head tells; negative if it tells none
     * @return whether that is all
     */
    static boolean hasArrived(ServletInputStream input, long announced, UnverifiedBody body) throws IOException {
        if (announced < 0 || announced > CHUNK) {
            return false;
        }
        byte[] chunk = new byte[(int) announced];
        while (body.size() < announced && input.available() > 0) {
            int count = input.read(chunk);
            if (count < 0) {
                return false;
            }
            body.append(chunk, count);
        }
        return body.size() == announced;
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
            while (!ended.get() && input.isReady()) {
                int count = input.read(chunk);
                if (count < 0) {
                    return;
                }
                body.append(chunk, count);
            }
        } catch (RefusedException refused) {
            fail(refused);
        }
    }

    @Override
    public void onAllDataRead() {
        if (end()) {
            whenComplete.accept(body);
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
        end();
        body.abandon();
    }

    /** The same reading goes on: nothing begins anew. */
    @Override
    public void onStartAsync(AsyncEvent event) {}

    private void fail(RefusedException failure) {
        if (end()) {
            body.abandon();
            whenFailed.accept(failure);
        }
    }

    /** Whether it is the first end. */
    private boolean end() {
        return ended.compareAndSet(false, true);
    }
}
