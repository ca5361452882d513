package dev.zenhook.process.proof;

import dev.zenhook.process.ZenhookProcess;
import dev.zenhook.testkit.SigningKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Zentitle2, busy: sends events of many resources at once, those of one resource one after the other, and each of them
 * again until it is answered 200.
 */
final class Load implements AutoCloseable {
    private static final int LANES = 16;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Ledger ledger;
    private final Supplier<ZenhookProcess> receiver;
    private final Instant start = Instant.now();
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch busy = new CountDownLatch(LANES);
    private volatile boolean stopped;

    private Load(Ledger ledger, Supplier<ZenhookProcess> receiver) {
        this.ledger = ledger;
        this.receiver = receiver;
    }

    /** Goes on until it is closed. The receiver is asked for before each request. */
    static Load on(Supplier<ZenhookProcess> receiver, Ledger ledger, int resources) {
        return on(receiver, ledger, resources, Integer.MAX_VALUE);
    }

    /** Ends when that many events of each resource are acknowledged. */
    static Load on(Supplier<ZenhookProcess> receiver, Ledger ledger, int resources, int eventsEach) {
        Load load = new Load(ledger, receiver);
        for (int lane = 0; lane < LANES; lane++) {
            int first = lane;
            load.lanes.execute(() -> load.send(first, resources, eventsEach));
        }
        return load;
    }

    private void send(int lane, int resources, int eventsEach) {
        for (int number = 0; number < eventsEach; number++) {
            for (int resource = lane; resource < resources; resource += LANES) {
                if (!sendUntilAcknowledged(new Sequence(resource, start), number)) {
                    return;
                }
            }
        }
        busy.countDown();
    }

    private boolean sendUntilAcknowledged(Sequence sequence, int number) {
        for (int attempt = 1; !stopped; attempt++) {
            byte[] body = sequence.body(number, attempt);
            try {
                int status = receiver.get()
                        .post("/webhooks", body, SigningKey.shared().sign(body));
                ledger.write(sequence.id(number), status);
                if (status == 200) {
                    return true;
                }
            } catch (IOException e) {
                ledger.writeNoAnswer(e);
            }
            pause();
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitEnd(Duration atMost) throws InterruptedException {
        if (!busy.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("Not all was acknowledged within " + atMost + ": " + ledger);
        }
    }

    /** Returns when the last request is answered or given up. */
    @Override
    public void close() {
        stopped = true;
        lanes.close();
    }
}
