package dev.zenhook.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What every line of the log says about the event that it is about: {@code tenant}, {@code code}, {@code eventId}, and
 * {@code handler} if it is about one; {@code tenant} alone, where there is no event. Structured logs show it.
 */
public final class LogContext {
    private static final String TENANT = "tenant";
    private static final String CODE = "code";
    private static final String EVENT = "eventId";
    private static final String HANDLER = "handler";

    private LogContext() {}

    /** What is done, and how it may fail. */
    @FunctionalInterface
    public interface Work<E extends Exception> {
        void run() throws E;
    }

    /**
     * Does the work, with what is said of it.
     *
     * @param handler the id of the handler that it is about; null if it is about none
     */
    public static <E extends Exception> void around(WebhookEvent event, @Nullable String handler, Work<E> work)
            throws E {
        Map<String, String> before = MDC.getCopyOfContextMap();
        MDC.put(TENANT, event.tenant());
        MDC.put(CODE, event.code().value());
        MDC.put(EVENT, event.id());
        if (handler != null) {
            MDC.put(HANDLER, handler);
        }
        try {
            work.run();
        } finally {
            giveBack(before);
        }
    }

    /** Does the work, of which no more is known than whose it is. */
    public static <E extends Exception> void ofTenant(String tenant, Work<E> work) throws E {
        Map<String, String> before = MDC.getCopyOfContextMap();
        MDC.put(TENANT, tenant);
        try {
            work.run();
        } finally {
            giveBack(before);
        }
    }

    /** What a handler has put there is its event's, and the thread's next event is another one. */
    private static void giveBack(@Nullable Map<String, String> before) {
        if (before == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(before);
        }
    }
}
