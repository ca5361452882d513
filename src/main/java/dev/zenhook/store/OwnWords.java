package dev.zenhook.store;

import org.springframework.core.NestedExceptionUtils;

/** What is told in one line of a failure that may be the database's: what could not be done, and the database's own words. */
public final class OwnWords {
    private OwnWords() {}

    public static String of(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        String what = String.valueOf(failure.getMessage());
        String why = String.valueOf(cause.getMessage());
        return OneLine.of(what.contains(why) ? what : what + ": " + why);
    }
}
