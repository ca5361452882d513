package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.zenhook.store.TestEvents;
import dev.zenhook.store.TestEvents.Arrived;
import dev.zenhook.store.TestEvents.Mark;
import dev.zenhook.verify.KeyRing;
import dev.zenhook.verify.KeyRings;
import dev.zenhook.verify.RejectionListener.Rejection;
import dev.zenhook.verify.SignatureRejectedException.Cause;
import dev.zenhook.verify.TrustedKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.TransientDataAccessResourceException;

class SelfTestTest {
    private static final PublicUrl URL = new PublicUrl("main", URI.create("https://hooks.example/webhooks"));
    private static final TrustedKey KEY = KeySide.trusted(KeySide.FIRST);

    private final FakeTime time = new FakeTime();
    private final List<TrustedKey> keys = new ArrayList<>(List.of(KEY));
    private final KeyRing ring = KeyRings.of(FakeTenants.named("main"), tenant -> List.copyOf(keys));
    private final FakeAccount account = new FakeAccount(KeySide.FIRST);
    private final TestEvents events = mock(TestEvents.class);
    private final List<Arrived> inbox = new ArrayList<>();
    private final RejectionCount rejections = new RejectionCount();
    private Optional<String> diagnosis = Optional.empty();
    private Instant diagnosedSince;

    @BeforeEach
    void openTheInbox() {
        when(events.mark("main")).thenAnswer(call -> new Mark("main", inbox.size(), 0));
        when(events.since(any(), any()))
                .thenAnswer(call -> inbox.stream()
                        .skip(call.<Mark>getArgument(0).lastEntry())
                        .toList());
        inbox.add(new Arrived(time.instant(), "sha256:long ago"));
    }

    private SelfTestResult test() throws InterruptedException {
        Diagnoses diagnoses = (tenant, since) -> {
            diagnosedSince = since;
            return diagnosis;
        };
        return new SelfTest(new TestEventWait(events, time), ring, rejections, diagnoses, time)
                .run(URL, account, "wh_1");
    }

    private void arrives(Instant date) {
        inbox.add(new Arrived(date, "sha256:abc"));
    }

    private void isRejected(Cause cause) {
        rejections.rejected(new Rejection("main", cause, null, null));
    }

    @Test
    void whatArrivesInTimePassesIt() throws Exception {
        Instant asked = time.instant();
        account.onTest(() -> time.meanwhile(() -> arrives(asked)));

        assertThat(test())
                .isEqualTo(new SelfTestResult(
                        asked,
                        true,
                        "Zentitle2 reached us at https://hooks.example/webhooks in 250 ms (tenant main, key"
                                + " sha256:abc)"));
    }

    @Test
    void whatArrivesBeforeZentitle2HasAnsweredPassesIt() throws Exception {
        account.onTest(() -> {
            time.pass(Duration.ofMillis(320));
            arrives(null);
        });

        assertThat(test().message()).contains(" in 320 ms ");
    }

    @Test
    void howLongTheRequestTakesIsNoPartOfTheHalfMinute() throws Exception {
        account.onTest(() -> {
            time.pass(Duration.ofMinutes(2));
            time.meanwhile(() -> arrives(time.instant()));
        });

        assertThat(test().passed()).isTrue();
    }

    /** It comes between the look that finds the old one and the next. */
    @Test
    void whatComesRightAfterAnOldOneIsNotHiddenByIt() throws Exception {
        account.onTest(() -> {
            arrives(time.instant().minus(Duration.ofDays(1)));
            arrives(time.instant());
        });

        assertThat(test().passed()).isTrue();
    }

    @Test
    void aClockThatIsFiveMinutesBehindIsNoObstacle() throws Exception {
        Instant theirs = time.instant().minus(Duration.ofMinutes(5));
        account.onTest(() -> arrives(theirs));

        assertThat(test().passed()).isTrue();
    }

    @Test
    void whatIsDatedEarlierIsNotWhatWasAskedForAndHidesNothing() throws Exception {
        Instant earlier = time.instant().minus(Duration.ofMinutes(5)).minusNanos(1);
        account.onTest(() -> arrives(earlier));
        Instant asked = time.instant();
        assertThat(test())
                .isEqualTo(new SelfTestResult(
                        asked,
                        false,
                        "A test event arrived, but it is dated " + earlier + ", and was asked for at " + asked
                                + ": compare the clock of this machine with the real time, unless somebody sent an"
                                + " older one again"));

        account.onTest(() -> {
            arrives(earlier);
            time.meanwhile(() -> arrives(time.instant()));
        });
        assertThat(test().passed()).isTrue();
    }

    @Test
    void nothingWithinHalfAMinuteFailsItAndSaysWhatToCheck() throws Exception {
        long begun = time.nanoTime();
        SelfTestResult result = test();

        assertThat(result.passed()).isFalse();
        assertThat(result.message())
                .isEqualTo("Zentitle2 was asked for a test event, and within 30 s nothing arrived at"
                        + " https://hooks.example/webhooks. Check that this URL leads to this service, from the"
                        + " internet: DNS, firewall, proxy, TLS certificate. Nothing was refused at this"
                        + " replica; if there are others, their logs tell what they refused");
        assertThat(Duration.ofNanos(time.nanoTime() - begun)).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_VALID", "WRONG_LENGTH", "NOT_CANONICAL"})
    void aRejectedSignatureIsNamedWithTheKeysThatWereTried(Cause cause) throws Exception {
        keys.add(KeySide.trusted(KeySide.SECOND));
        account.onTest(() -> isRejected(cause));

        assertThat(test().message())
                .contains("whose signature no key of tenant main verifies")
                .contains(KEY.fingerprint() + ", " + KeySide.fingerprint(KeySide.SECOND))
                .endsWith("does a proxy change the body, or is the key another account's?");
    }

    @Test
    void theDiagnosisOfARejectedSignatureIsTold() throws Exception {
        diagnosis = Optional.of("its signature is valid with CRLF turned to LF: a proxy changes line ends");
        account.onTest(() -> isRejected(Cause.NOT_VALID));
        Instant asked = time.instant();

        assertThat(test().message())
                .endsWith("): its signature is valid with CRLF turned to LF: a proxy changes line ends");
        assertThat(diagnosedSince).isEqualTo(asked);
    }

    @Test
    void whatWasRejectedBeforeOrForAnotherTenantIsNoSign() throws Exception {
        isRejected(Cause.NOT_VALID);
        account.onTest(() -> rejections.rejected(new Rejection("other", Cause.NOT_VALID, null, null)));

        assertThat(test().message()).contains("nothing arrived");
    }

    @Test
    void aMissingSignatureLooksLikeAProxyThatDropsIt() throws Exception {
        account.onTest(() -> isRejected(Cause.MISSING));

        assertThat(test().message()).endsWith("without N-Signature: does a proxy drop that header?");
    }

    @Test
    void itWaitsForAKeyBeforeItAsks() throws Exception {
        keys.clear();
        time.meanwhile(() -> keys.add(KEY));
        account.onTest(() -> arrives(time.instant()));

        assertThat(test().passed()).isTrue();
    }

    @Test
    void withoutAKeyNothingIsAskedFor() throws Exception {
        keys.clear();
        long begun = time.nanoTime();

        assertThat(test().message()).startsWith("No test event was asked for, because tenant main has no key yet");
        assertThat(account.calls).isEmpty();
        assertThat(Duration.ofNanos(time.nanoTime() - begun)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aRefusedRequestIsTold() throws Exception {
        account.refuses("test"::equals, "403: the scope webhooks:admin is missing");

        assertThat(test().message()).isEqualTo("No test event came. 403: the scope webhooks:admin is missing");
    }

    @Test
    void aDatabaseThatIsAwayIsTold() throws Exception {
        when(events.mark("main")).thenThrow(new TransientDataAccessResourceException("away"));

        assertThat(test().message()).startsWith("The database did not answer").contains("away");
    }
}
