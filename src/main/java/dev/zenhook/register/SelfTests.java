package dev.zenhook.register;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The self-tests of one tenant, and what came of the last one. */
final class SelfTests {
    static final String METRIC = "zenhook.selftest";

    private static final Logger log = LoggerFactory.getLogger(SelfTests.class);

    private final SelfTest test;
    private final PublicUrl url;
    private final Account account;
    private final Tally tally;
    private final Time time;
    private volatile @Nullable SelfTestResult last;

    SelfTests(SelfTest test, PublicUrl url, Account account, Tally tally, Time time) {
        this.test = test;
        this.url = url;
        this.account = account;
        this.tally = tally;
        this.time = time;
    }

    SelfTestResult run(String listenerId) throws InterruptedException {
        return told(test.run(url, account, listenerId));
    }

    /** @param problem why none is registered, if that is known */
    SelfTestResult withoutListener(@Nullable String problem) {
        return told(new SelfTestResult(
                time.instant(),
                false,
                "No test event was asked for, because no listener is registered for tenant %s%s"
                        .formatted(url.tenant(), problem == null ? "" : ": " + problem)));
    }

    private SelfTestResult told(SelfTestResult result) {
        if (Thread.currentThread().isInterrupted()) {
            return result; // this service stops, and what it asked for failed because of that
        }
        last = result;
        tally.count(result.passed() ? "passed" : "failed");
        if (result.passed()) {
            log.info("{}", result.message());
        } else {
            log.warn("The self-test of tenant {} failed. {}", url.tenant(), result.message());
        }
        return result;
    }

    @Nullable
    SelfTestResult last() {
        return last;
    }
}
