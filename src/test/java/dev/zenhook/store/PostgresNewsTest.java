package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

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

    @Test
    void anErrorDoesNotEndTheListening() throws Exception {
        WorkSignal failing = mock(WorkSignal.class);
        doThrow(new StackOverflowError("pretended")).doNothing().when(failing).raise();

        try (PostgresNews news = new PostgresNews(properties, failing)) {
            verify(failing, timeout(20_000).atLeast(2)).raise();
            assertThat(news).isNotNull();
        }
    }
}
