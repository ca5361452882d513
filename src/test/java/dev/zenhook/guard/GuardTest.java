package dev.zenhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The guard begins once, with the first request that it has to judge; where it cannot, nobody passes. */
@ExtendWith(OutputCaptureExtension.class)
class GuardTest {
    private static final String PROBE = "/actuator/health/liveness";

    private final AtomicInteger beginnings = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private final Filter judgement = (request, response, next) -> ((MockHttpServletResponse) response).setStatus(401);
    private final List<ConfigurableApplicationContext> begun = new ArrayList<>();
    private boolean broken;
    private boolean incomplete;

    private final Guard guard = new Guard(this::begin, now::get);
    private final Door door = new Door(new Probes(Set.of(PROBE)), guard, Clock.systemUTC());

    private ConfigurableApplicationContext begin() {
        beginnings.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("it is broken");
        }
        GenericApplicationContext context = new GenericApplicationContext();
        if (!incomplete) {
            context.registerBean("springSecurityFilterChain", Filter.class, () -> judgement);
        }
        context.refresh();
        begun.add(context);
        return context;
    }

    /** Gives the status, or 0 where the request has passed. */
    private int ask(String path) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain next = new MockFilterChain();
        try {
            door.doFilter(new MockHttpServletRequest("GET", path), response, next);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return next.getRequest() == null ? response.getStatus() : 0;
    }

    @Test
    void probesPassWithoutIt() {
        assertThat(ask(PROBE)).isZero();
        assertThat(beginnings).hasValue(0);
    }

    @Test
    void theFirstRequestIsJudgedAsAnyLaterOne() {
        assertThat(ask("/actuator/inbox")).isEqualTo(401);
        assertThat(ask("/actuator/inbox")).isEqualTo(401);
        assertThat(beginnings).hasValue(1);
    }

    @Test
    void firstRequestsThatComeTogetherWaitForOneGuard() throws Exception {
        int many = 8;
        CountDownLatch all = new CountDownLatch(many);
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Future<Integer>> answers = IntStream.range(0, many)
                    .mapToObj(number -> threads.submit(() -> {
                        all.countDown();
                        all.await();
                        return ask("/actuator/inbox");
                    }))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(401);
            }
        }
        assertThat(beginnings).hasValue(1);
    }

    @Test
    void nobodyPassesAGuardThatCannotBegin(CapturedOutput output) {
        broken = true;

        assertThat(ask("/actuator/inbox")).isEqualTo(503);
        assertThat(ask("/actuator/inbox")).isEqualTo(503);
        assertThat(ask(PROBE)).isZero();
        assertThat(beginnings).as("it is not tried with each request").hasValue(1);
        assertThat(output).contains("it is broken");

        broken = false;
        now.addAndGet(Guard.PAUSE.toNanos());
        assertThat(ask("/actuator/inbox")).isEqualTo(401);
    }

    @Test
    void whatHasBegunEndsWithIt() {
        incomplete = true;
        assertThat(ask("/actuator/inbox")).isEqualTo(503);
        assertThat(begun.getFirst().isActive()).isFalse();

        incomplete = false;
        now.addAndGet(Guard.PAUSE.toNanos());
        assertThat(ask("/actuator/inbox")).isEqualTo(401);
        assertThat(begun.getLast().isActive()).isTrue();

        guard.destroy();
        assertThat(begun.getLast().isActive()).isFalse();
    }

    @Test
    void nobodyPassesAGuardThatHasEndedBeforeItBegan() {
        guard.destroy();

        assertThat(ask("/actuator/inbox")).isEqualTo(503);
        assertThat(beginnings).hasValue(0);
    }
}
