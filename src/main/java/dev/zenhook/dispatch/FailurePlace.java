package dev.zenhook.dispatch;

import dev.zenhook.store.OneLine;

/**
 * What of a user's exception may stand in a log above DEBUG: its type, and where it was thrown. Its message may quote the
 * payload, so it stays in the inbox, which forgets, while a log goes who knows where.
 */
final class FailurePlace {
    private FailurePlace() {}

    /** In one line, also for an exception that fails when it is asked. */
    @SuppressWarnings("CatchingUnchecked")
    static String of(Throwable failure) {
        String type = failure.getClass().getName();
        try {
            StackTraceElement[] trace = failure.getStackTrace();
            return trace.length == 0 ? type : type + " at " + OneLine.of(trace[0].toString());
        } catch (Throwable speechless) {
            return type;
        }
    }
}
