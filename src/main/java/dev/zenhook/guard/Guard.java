package dev.zenhook.guard;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.Filter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * The guard. Spring Security lives in a context of its own: none of its beans is a candidate where a user's application looks
 * for them, and none of the user's is one here. It begins with the first request that it has to judge, which waits for it, as do
 * those that come meanwhile: a start, and a memory, that only probes look at are spared it. What is set about operators was judged
 * before, at the start.
 */
final class Guard implements DisposableBean {
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final Supplier<ConfigurableApplicationContext> beginning;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Filter judgement;
    private @Nullable ConfigurableApplicationContext context;
    private @Nullable Long failed;
    private boolean hasEnded;

    /** @param beginning gives the context with Spring Security's filter */
    Guard(Supplier<ConfigurableApplicationContext> beginning, Ticker ticker) {
        this.beginning = beginning;
        this.ticker = ticker;
    }

    static Guard of(Operators operators, Paths paths) {
        return new Guard(() -> context(operators, paths), Ticker.systemTicker());
    }

    private static ConfigurableApplicationContext context(Operators operators, Paths paths) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(Operators.class, () -> operators);
        context.registerBean(Paths.class, () -> paths);
        context.register(DoorRules.class);
        context.refresh();
        return context;
    }

    /** The filter that judges requests; none, if it cannot be had, and then nobody may pass. It is tried again after a pause. */
    Optional<Filter> judgement() {
        Filter known = judgement;
        return known == null ? begin() : Optional.of(known);
    }

    private Optional<Filter> begin() {
        lock.lock();
        try {
            if (judgement == null && !hasEnded && !hasJustFailed()) {
                ConfigurableApplicationContext begun = beginning.get();
                context = begun;
                judgement = begun.getBean("springSecurityFilterChain", Filter.class);
            }
        } catch (RuntimeException | LinkageError e) {
            failed = ticker.read();
            end();
            LOG.error("The guard of the management port cannot begin, so nothing is answered there but probes", e);
        } finally {
            lock.unlock();
        }
        return Optional.ofNullable(judgement);
    }

    private boolean hasJustFailed() {
        Long when = failed;
        return when != null && ticker.read() - when < PAUSE.toNanos();
    }

    @Override
    public void destroy() {
        lock.lock();
        try {
            hasEnded = true;
            end();
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        if (context != null) {
            context.close();
            context = null;
        }
    }
}
