package dev.zenhook.register;

import dev.zenhook.register.Registrar.Outcome;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** When a tenant's listener is looked at, and when the way to it is tested. */
final class Registration {
    static final String METRIC = "zenhook.registration";
    static final Duration BETWEEN_PASSES = Duration.ofHours(1);
    static final Duration WHILE_ANOTHER_IS_AT_IT = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(Registration.class);

    private final Registrar registrar;
    private final SelfTests tests;
    private final Tally tally;
    private final Due nextPass;
    private final Due nextTest;
    private BackOffExecution passFailures = noFailures();
    private BackOffExecution testFailures = noFailures();
    /** From the first registration until the way to it is proven. */
    private volatile boolean isToBeTested = true;

    private volatile @Nullable String problem;

    Registration(Registrar registrar, SelfTests tests, Tally tally, Time time) {
        this.registrar = registrar;
        this.tests = tests;
        this.tally = tally;
        this.nextPass = new Due(time);
        this.nextTest = new Due(time);
    }

    /** How long to wait after a failure: a minute, then twice as long each time, up to as long as between passes. */
    private static BackOffExecution noFailures() {
        ExponentialBackOff waits = new ExponentialBackOff(Duration.ofMinutes(1).toMillis(), 2);
        waits.setMaxInterval(BETWEEN_PASSES.toMillis());
        return waits.start();
    }

    /** Does what is due, and tells how long nothing else is. */
    Duration goOn() {
        if (nextPass.isNow()) {
            pass();
        }
        String listenerId = registrar.standing().listenerId();
        if (listenerId != null && isToBeTested && nextTest.isNow()) {
            test(listenerId);
        }
        boolean testsNext =
                listenerId != null && isToBeTested && nextTest.left().compareTo(nextPass.left()) < 0;
        return testsNext ? nextTest.left() : nextPass.left();
    }

    private void pass() {
        try {
            Outcome outcome = registrar.pass();
            nextPass.in(outcome == Outcome.ELSEWHERE ? WHILE_ANOTHER_IS_AT_IT : BETWEEN_PASSES);
            if (outcome != Outcome.ELSEWHERE) {
                succeeded(outcome);
            }
        } catch (ManagementApiException | NestedRuntimeException e) {
            failed(e);
        }
    }

    private void succeeded(Outcome outcome) {
        tally.count(outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        passFailures = noFailures();
        if (problem != null) {
            log.info("The registration of tenant {} is in step again", tally.tenant());
        }
        problem = null;
        if (outcome == Outcome.CREATED) {
            isToBeTested = true;
            nextTest.in(Duration.ZERO);
        }
    }

    private void failed(RuntimeException e) {
        Duration pause = longer(Duration.ofMillis(passFailures.nextBackOff()), e);
        nextPass.in(pause);
        problem = String.valueOf(e.getMessage());
        tally.count("failed");
        if (!Thread.currentThread().isInterrupted()) {
            log.warn(
                    "The registration of tenant {} could not be seen to, trying again in {} min: {}",
                    tally.tenant(),
                    pause.toMinutes(),
                    problem);
        }
    }

    /** As long as Zentitle2 asks for, if that is longer, but no longer than between passes that succeed. */
    private static Duration longer(Duration ours, RuntimeException failure) {
        Duration theirs = failure instanceof ManagementApiException refused
                ? refused.error().retryAfter()
                : null;
        if (theirs == null || theirs.compareTo(ours) <= 0) {
            return ours;
        }
        return theirs.compareTo(BETWEEN_PASSES) < 0 ? theirs : BETWEEN_PASSES;
    }

    private void test(String listenerId) {
        try {
            if (tests.run(listenerId).passed()) {
                isToBeTested = false;
                testFailures = noFailures();
            } else {
                nextTest.in(Duration.ofMillis(testFailures.nextBackOff()));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * On demand.
     *
     * @throws IllegalStateException if that cannot be done now; the message says why
     */
    void narrow() {
        try {
            Outcome outcome = registrar.narrow();
            if (outcome == Outcome.ELSEWHERE) {
                throw new IllegalStateException(
                        "Another replica is at the registration of tenant %s. Try again in a minute"
                                .formatted(tally.tenant()));
            }
            tally.count(outcome.name().toLowerCase(Locale.ROOT));
            problem = null;
        } catch (ManagementApiException e) {
            problem = String.valueOf(e.getMessage());
            tally.count("failed");
        }
    }

    /** On demand. */
    SelfTestResult test() {
        String listenerId = registrar.standing().listenerId();
        if (listenerId == null) {
            return tests.withoutListener(problem);
        }
        try {
            SelfTestResult result = tests.run(listenerId);
            isToBeTested &= !result.passed();
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The self-test of tenant %s was interrupted".formatted(tally.tenant()), e);
        }
    }

    RegistrationStanding standing() {
        return new RegistrationStanding(registrar.standing(), problem, tests.last());
    }
}
