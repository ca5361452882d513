package dev.zenhook.verify;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into rejected signatures, in the background and within a budget, because strangers decide how many there are. What
 * it finds is told, and never makes a webhook valid.
 */
public final class SignatureDoctor implements RejectionListener, AutoCloseable {
    static final int LARGEST_BODY = 64 * 1024;
    static final int WAITING = 4;

    private static final Logger log = LoggerFactory.getLogger(SignatureDoctor.class);

    /** By tenant. */
    private final Map<String, Rejections> seen = new ConcurrentHashMap<>();

    private final Examination examination;
    private final ExaminationBudget budget;
    private final DiagnosisLog diagnoses;
    private final Clock clock;
    private final ThreadPoolExecutor worker;

    SignatureDoctor(
            Examination examination,
            ExaminationBudget budget,
            DiagnosisLog diagnoses,
            Clock clock,
            ThreadPoolExecutor worker) {
        this.examination = examination;
        this.budget = budget;
        this.diagnoses = diagnoses;
        this.clock = clock;
        this.worker = worker;
    }

    /** One thread, while there is something to do. What does not fit is dropped, and so is what comes after the end. */
    static ThreadPoolExecutor newWorker() {
        ThreadPoolExecutor worker = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("zenhook-doctor").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        worker.allowCoreThreadTimeOut(true);
        return worker;
    }

    /** What was rejected of the tenant so far, from memory. */
    public Rejections rejectionsOf(String tenant) {
        return seen.getOrDefault(tenant, Rejections.NONE);
    }

    @Override
    public void rejected(Rejection rejection) {
        Instant now = clock.instant();
        seen.merge(
                rejection.tenant(),
                Rejections.NONE.plusOne(now, rejection.reason()),
                (before, one) -> before.plusOne(now, rejection.reason()));
        String text = rejection.signature();
        byte[] body = rejection.body();
        boolean small = body == null || body.length <= LARGEST_BODY;
        if (text != null && small && worker.getQueue().remainingCapacity() > 0 && budget.tryTake()) {
            worker.execute(() -> examine(rejection.tenant(), text, body, now));
        }
    }

    private void examine(String tenant, String text, byte @Nullable [] body, Instant at) {
        try {
            examination.examine(tenant, text, body).ifPresent(diagnosis -> {
                diagnoses.tell(tenant, diagnosis);
                seen.computeIfPresent(tenant, (name, before) -> before.explained(at, diagnosis.sentence()));
            });
        } catch (RuntimeException e) {
            log.warn(
                    "Could not find out why a webhook of tenant {} was refused: {}",
                    tenant,
                    e.getClass().getName());
            log.debug("An examination failed", e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
