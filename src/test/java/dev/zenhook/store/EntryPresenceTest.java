package dev.zenhook.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class EntryPresenceTest {
    private static final EntryKey KEY = EntryKey.ofEventId("event_1");

    /** It is written then, which a bounded number may wait for. */
    @Test
    void whoeverWouldWaitForLongIsNotLookedFor() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch away = new CountDownLatch(1);
        Database database = mock(Database.class);
        when(database.read()).thenAnswer(call -> {
            looking.countDown();
            away.await();
            throw new QueryTimeoutException("the database is away");
        });
        EntryPresence presence = new EntryPresence(database);
        Thread first = Thread.startVirtualThread(() -> catchThrowable(() -> presence.has("main", KEY)));
        looking.await();

        assertThat(presence.has("main", KEY)).isFalse();

        away.countDown();
        first.join();
    }
}
