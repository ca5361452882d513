package dev.zenhook.register;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is wrong is told once, and again when it is something else, or an hour later: not each time that it is tried. */
final class Complaint {
    private static final Duration REMINDER = Duration.ofHours(1);

    private final Due reminder;
    private @Nullable String told;

    Complaint(Time time) {
        this.reminder = new Due(time);
    }

    /** Whether the message is to be told. */
    synchronized boolean isNews(String message) {
        if (message.equals(told) && !reminder.isNow()) {
            return false;
        }
        told = message;
        reminder.in(REMINDER);
        return true;
    }

    /** All is well. Tells whether something was wrong before. */
    synchronized boolean isOver() {
        boolean was = told != null;
        told = null;
        return was;
    }
}
