package dev.zenhook.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.zenhook.testkit.SettableClock;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.verify.RejectionListener.Rejection;
import dev.zenhook.verify.SignatureRejectedException.Cause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SignatureDoctorTest {
    private static final Signer KEY = new Signer();
    private static final byte[] BODY = "{\"name\":\"a secret name\"}".getBytes(UTF_8);
    private static final byte[] WITH_LINE_BREAK = "{\"name\":\"a secret name\"}\n".getBytes(UTF_8);
    private static final String SIGNATURE = Base64.getEncoder().encodeToString(KEY.sign(BODY));
    private static final String SENTENCE = Ailment.LINE_BREAK_ADDED.sentence("");
    private static final Rejection CURABLE = new Rejection("main", Cause.NOT_VALID, SIGNATURE, WITH_LINE_BREAK);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SettableClock clock = new SettableClock();
    private final AtomicLong nanoTime = new AtomicLong();
    private final KeyRing keys = Verifiers.ring("main", tenant -> List.of(KEY.trusted()));
    private final ThreadPoolExecutor worker = SignatureDoctor.newWorker();
    private final SignatureDoctor doctor = new SignatureDoctor(
            new Examination(keys),
            new ExaminationBudget(6, Duration.ofMinutes(1), nanoTime::get),
            new DiagnosisLog(registry, nanoTime::get),
            clock,
            worker);

    private final Logger logger = (Logger) LoggerFactory.getLogger(DiagnosisLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.DEBUG);
    }

    @AfterEach
    void end() {
        logger.setLevel(null);
        logger.detachAppender(lines);
        doctor.close();
    }

    /** It works off one after the other, so what came before this is done when this is; unless there was no room for it. */
    private void awaitIdle() {
        await().until(() -> {
            CountDownLatch done = new CountDownLatch(1);
            worker.execute(done::countDown);
            return done.await(1, TimeUnit.SECONDS);
        });
    }

    private double diagnosed() {
        return registry.find("zenhook.signatures.diagnosed").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void aDiagnosisIsLoggedAndCounted() {
        doctor.rejected(CURABLE);
        awaitIdle();

        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage())
                    .isEqualTo("A webhook of tenant main was refused (401), but its signature is valid once the line"
                            + " break at the end of the body is taken away: a proxy puts it there. Let the"
                            + " proxy pass the body unchanged.");
        });
        assertThat(registry.get("zenhook.signatures.diagnosed")
                        .tags("tenant", "main", "cause", "line-break-added")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void noLineHoldsAnythingOfTheBodyOrTheSignature() {
        doctor.rejected(CURABLE);
        doctor.rejected(new Rejection("main", Cause.NOT_VALID, SIGNATURE, "a secret name".getBytes(UTF_8)));
        doctor.rejected(new Rejection("main", Cause.NOT_CANONICAL, SIGNATURE.replace("=", ""), null));
        awaitIdle();

        assertThat(lines.list)
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(line.getFormattedMessage()).doesNotContain("secret", SIGNATURE.substring(0, 12)));
    }

    @Test
    void theSameCauseIsAWarningOnceInTenMinutes() {
        for (int minute = 0; minute <= 10; minute++) {
            doctor.rejected(CURABLE);
            awaitIdle();
            nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        }

        List<Level> levels = new ArrayList<>(Collections.nCopies(11, Level.DEBUG));
        levels.set(0, Level.WARN);
        levels.set(10, Level.WARN);
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).isEqualTo(levels);
        assertThat(diagnosed()).isEqualTo(11);
    }

    @Test
    void anotherCauseIsAWarningOfItsOwn() {
        doctor.rejected(CURABLE);
        doctor.rejected(new Rejection("main", Cause.NOT_CANONICAL, SIGNATURE.replace("=", ""), null));
        awaitIdle();

        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.WARN);
    }

    @Test
    void whatIsKnownOfATenantsRejectionsIsToldFromMemory() {
        assertThat(doctor.rejectionsOf("main")).isEqualTo(new Rejections(0, null, null, null, null));

        doctor.rejected(CURABLE);
        awaitIdle();
        assertThat(doctor.rejectionsOf("main"))
                .isEqualTo(new Rejections(1, clock.instant(), Cause.NOT_VALID, clock.instant(), SENTENCE));

        clock.advance(Duration.ofSeconds(5));
        doctor.rejected(new Rejection("main", Cause.MISSING, null, null));
        awaitIdle();
        assertThat(doctor.rejectionsOf("main"))
                .isEqualTo(new Rejections(
                        2, clock.instant(), Cause.MISSING, clock.instant().minusSeconds(5), SENTENCE));
        assertThat(doctor.rejectionsOf("main").diagnosisSince(clock.instant())).isEmpty();
        assertThat(doctor.rejectionsOf("main").diagnosisSince(clock.instant().minusSeconds(5)))
                .contains(SENTENCE);
        assertThat(doctor.rejectionsOf("shop").count()).isZero();
        assertThat(doctor.rejectionsOf("shop").diagnosisSince(clock.instant())).isEmpty();
    }

    @Test
    void aFloodIsCountedAndNotExamined() {
        for (int round = 0; round < 10; round++) {
            for (int rejection = 0; rejection < 1000; rejection++) {
                doctor.rejected(CURABLE);
            }
            awaitIdle();
        }
        assertThat(doctor.rejectionsOf("main").count()).isEqualTo(10_000);
        assertThat(diagnosed()).isEqualTo(6);
        assertThat(lines.list).hasSize(6);

        nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        doctor.rejected(CURABLE);
        awaitIdle();
        assertThat(diagnosed()).isEqualTo(7);
    }

    @Test
    void noMoreThanFourWait() throws InterruptedException {
        CountDownLatch free = new CountDownLatch(1);
        worker.execute(() -> await().until(() -> free.getCount() == 0));

        for (int rejection = 0; rejection < 10; rejection++) {
            doctor.rejected(CURABLE);
        }
        free.countDown();
        worker.shutdown();

        assertThat(worker.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(diagnosed()).isEqualTo(4);
    }

    @Test
    void whatHasNoSignatureOrALargeBodyIsNotExaminedAndCostsNothing() {
        byte[] large = Arrays.copyOf(BODY, 64 * 1024 + 1);
        for (int rejection = 0; rejection < 100; rejection++) {
            doctor.rejected(new Rejection("main", Cause.MISSING, null, null));
            doctor.rejected(new Rejection("main", Cause.NOT_VALID, SIGNATURE, large));
        }
        awaitIdle();
        assertThat(diagnosed()).isZero();

        doctor.rejected(new Rejection("main", Cause.NOT_VALID, SIGNATURE, Arrays.copyOf(BODY, 64 * 1024)));
        awaitIdle();
        assertThat(diagnosed()).isEqualTo(1);
        assertThat(doctor.rejectionsOf("main").count()).isEqualTo(201);
    }

    @Test
    void anExaminationThatFailsIsNotTheLast() {
        boolean[] fails = {true};
        Examination examination = new Examination(Verifiers.ring("main", tenant -> {
            if (fails[0]) {
                fails[0] = false;
                throw new IllegalStateException("a source that fails");
            }
            return List.of(KEY.trusted());
        }));
        try (SignatureDoctor other = new SignatureDoctor(
                examination,
                new ExaminationBudget(6, Duration.ofMinutes(1), nanoTime::get),
                new DiagnosisLog(registry, nanoTime::get),
                clock,
                SignatureDoctor.newWorker())) {
            other.rejected(CURABLE);
            other.rejected(CURABLE);

            await().until(() -> SENTENCE.equals(other.rejectionsOf("main").diagnosis()));
        }
    }

    @Test
    void afterTheEndNothingIsExamined() {
        doctor.close();
        doctor.rejected(CURABLE);

        assertThat(worker.isShutdown()).isTrue();
        assertThat(worker.getQueue()).isEmpty();
        assertThat(doctor.rejectionsOf("main").count()).isEqualTo(1);
    }

    @Test
    void whatIsExplainedIsRefusedAllTheSame() {
        SigningKey key = SigningKey.shared();
        VerifyRoom.check(VerifyRoom.room().withPropertyValues("ZENTITLE2_PUBLIC_KEY=" + key.modulus()), context -> {
            SignatureVerifier verifier = context.getBean(SignatureVerifier.class);
            NSignature signature = verifier.judgeForm("main", List.of(key.sign(BODY)));

            assertThatExceptionOfType(SignatureRejectedException.class)
                    .isThrownBy(() -> verifier.verify("main", signature, WITH_LINE_BREAK));
            await().until(() -> SENTENCE.equals(
                    context.getBean(SignatureDoctor.class).rejectionsOf("main").diagnosis()));
            assertThatExceptionOfType(SignatureRejectedException.class)
                    .isThrownBy(() -> verifier.verify("main", signature, WITH_LINE_BREAK));
            assertThat(verifier.lastVerified("main")).isEmpty();
        });
    }
}
