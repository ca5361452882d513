package dev.zenhook.dispatch;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which handlers run. They are platform threads, which take turns whatever runs on them: virtual ones share
 * a few, also with the web server, and a handler that computes without end would keep one of those for itself.
 *
 * <p>Each handler has threads of its own, as many as it has runs at once. They carry its name, end when they have been idle
 * for a while, and keep no process alive.
 */
final class HandlerThreads implements AutoCloseable {
    private static final Duration KEPT_IDLE = Duration.ofSeconds(10);

    private final Map<String, ExecutorService> byHandler = new ConcurrentHashMap<>();

    /** @throws OutOfMemoryError if there can be no more threads */
    void start(String handler, Runnable run) {
        byHandler.computeIfAbsent(handler, HandlerThreads::of).execute(run);
    }

    private static ExecutorService of(String handler) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                KEPT_IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("zenhook-" + handler).factory());
    }

    /** Those that are idle end. A handler that does not end is not waited for. */
    @Override
    public void close() {
        byHandler.values().forEach(ExecutorService::shutdown);
    }
}
