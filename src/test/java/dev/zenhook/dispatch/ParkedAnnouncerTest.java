package dev.zenhook.dispatch;

import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.zenhook.handle.ParkedListeners;
import dev.zenhook.store.ParkedDeliveries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.TransientDataAccessResourceException;

class ParkedAnnouncerTest {
    private static final int PATIENT = 20_000;

    private final ParkedDeliveries deliveries = mock(ParkedDeliveries.class);
    private final DeliveryCounter counter = mock(DeliveryCounter.class);
    private final ParkedAnnouncer announcer = new ParkedAnnouncer(deliveries, mock(ParkedListeners.class), counter);

    static List<Throwable> failures() {
        return List.of(new TransientDataAccessResourceException("busy"), new StackOverflowError("pretended"));
    }

    @AfterEach
    void stop() {
        announcer.stop();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itGoesOnAfterAFailure(Throwable failure) {
        when(deliveries.unannounced(anyLong(), anyInt())).thenThrow(failure).thenReturn(List.of());

        announcer.start();
        announcer.wake();
        verify(deliveries, timeout(PATIENT).atLeast(1)).unannounced(anyLong(), anyInt());
        announcer.wake();

        verify(deliveries, timeout(PATIENT).atLeast(2)).unannounced(anyLong(), anyInt());
    }

    /** A replica that is gone may have left something that it could not tell. */
    @Test
    void itLooksAlsoWithoutNews() {
        ParkedAnnouncer often =
                new ParkedAnnouncer(deliveries, mock(ParkedListeners.class), counter, Duration.ofMillis(20));
        often.start();

        verify(deliveries, timeout(PATIENT).atLeast(4)).unannounced(anyLong(), anyInt());
        often.stop();
    }

    @Test
    void whatIsParkedWithoutARunIsCountedAndTold() {
        announcer.start(); // and looks twice at once: at what was left, and for its first permit
        verify(deliveries, timeout(PATIENT).times(2)).unannounced(anyLong(), anyInt());

        announcer.parkedWithoutARun(Map.of("gone", 2));

        verify(counter).parkedWithoutARun("gone", 2);
        verify(deliveries, timeout(PATIENT).times(3)).unannounced(anyLong(), anyInt());
    }
}
