package dev.zenhook.store;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PostgresNewsTest {
    private final StoreProperties properties = PostgresStores.properties(PostgresStores.freshUrl());
    private final WorkSignal here = new WorkSignal();
    private final WorkSignal there = new WorkSignal();

    private static Thread counting(WorkSignal signal, AtomicInteger count) {
        return Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    signal.await(Duration.ofHours(1));
                    count.incrementAndGet();
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Test
    void newWorkWakesTheOtherReplica() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        Thread counting = counting(there, heard);
        try (PostgresNews ours = new PostgresNews(properties, here);
                PostgresNews theirs = new PostgresNews(properties, there)) {
            await("it to listen").until(() -> heard.get() == 1);

            here.raiseEverywhere();

            await("the news").until(() -> heard.get() == 2);
        } finally {
            counting.interrupt();
            counting.join();
        }
    }
}
