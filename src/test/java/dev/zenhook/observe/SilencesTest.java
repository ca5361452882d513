package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.store.Hearing;
import dev.zenhook.store.Hearing.Heard;
import dev.zenhook.store.Hearing.Look;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** When a silence is told, and when not. */
class SilencesTest {
    private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Hearing hearing = mock();
    private final Silences silences = new Silences(Map.of("main", Optional.of(DAY), "test", Optional.empty()), hearing);
    private final SilenceHealthIndicator indicator = new SilenceHealthIndicator(silences);

    private void look(@Nullable Instant last, @Nullable Instant watchedSince) {
        Heard heard = new Heard(last, watchedSince);
        when(hearing.look(any())).thenReturn(new Look(NOON, Map.of("main", heard, "test", heard)));
        silences.look();
    }

    private double gauge(String name) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new TenantGauges(meters).silences(silences.watched().keySet(), silences);
        return meters.get(name).tag("tenant", "main").gauge().value();
    }

    @Test
    void nothingIsToldBeforeAnybodyHasLooked() {
        assertThat(silences.silentSince("main")).isEmpty();
        assertThat(gauge("zenhook.tenant.last.event")).isNaN();
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aTenantThatWasHeardWithinTheTimeIsNotSilent() {
        look(NOON.minus(DAY).plusMillis(1), NOON.minus(DAY.multipliedBy(30)));

        assertThat(silences.silentSince("main")).isEmpty();
        assertThat(gauge("zenhook.tenant.silent")).isZero();
        assertThat(indicator.health().getDetails()).isEqualTo(Map.of("main", "is heard"));
    }

    @Test
    void aTenantThatWasNotHeardForTheTimeIsSilentSinceItsLastEvent() {
        Instant last = NOON.minus(DAY);
        look(last, NOON.minus(DAY.multipliedBy(30)));

        assertThat(silences.silentSince("main")).contains(last);
        assertThat(gauge("zenhook.tenant.silent")).isEqualTo(1);
        assertThat(gauge("zenhook.tenant.last.event")).isEqualTo(last.getEpochSecond());
    }

    @Test
    void theHealthTellsTheTenantSinceWhenAndTheCure() {
        look(NOON.minus(DAY), NOON.minus(DAY.multipliedBy(30)));
        Health health = indicator.health();

        assertThat(health.getStatus()).isEqualTo(new Status("WARNING"));
        assertThat(health.getDetails()).containsOnlyKeys("main");
        assertThat(health.getDetails().get("main"))
                .asString()
                .contains(
                        "2026-01-09T12:00:00Z", "zentitle2", "self-test", "zenhook.tenants.main.alert-when-silent-for");
    }

    @Test
    void nothingIsToldBeforeTheTimeHasPassedSinceSomebodyWantedToKnow() {
        look(NOON.minus(DAY.multipliedBy(7)), NOON.minus(DAY).plusMillis(1));
        assertThat(silences.silentSince("main")).isEmpty();

        look(null, NOON.minus(DAY).plusMillis(1));
        assertThat(silences.silentSince("main")).isEmpty();

        look(null, NOON.minus(DAY));
        assertThat(silences.silentSince("main")).contains(NOON.minus(DAY));
        assertThat(indicator.health().getDetails().get("main")).asString().contains("No event ever came");
    }

    @Test
    void aTenantOfWhichNobodyWantsToKnowIsNeverSilent() {
        look(NOON.minus(DAY.multipliedBy(7)), NOON.minus(DAY.multipliedBy(7)));

        assertThat(silences.silentSince("test")).isEmpty();
        assertThat(silences.silentSince("main")).isPresent();
    }

    /** Another replica may hear it meanwhile. */
    @Test
    void whileTheDatabaseDoesNotAnswerTheVerdictStays() {
        look(NOON.minusSeconds(1), NOON.minus(DAY.multipliedBy(7)));
        when(hearing.look(any())).thenThrow(new IllegalStateException("away"));

        assertThatIllegalStateException().isThrownBy(silences::look);
        assertThat(silences.silentSince("main")).isEmpty();
        assertThat(silences.lastEvent("main")).contains(NOON.minusSeconds(1));
    }
}
