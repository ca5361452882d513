package dev.zenhook.store;

import org.jspecify.annotations.Nullable;

/** A text for the record: every database takes it, and it is one line of a log. */
public final class OneLine {
    private OneLine() {}

    /** Gives it as it is. Refuses anything else by an IllegalArgumentException, whose message is for the operator. */
    public static String require(String name, @Nullable String text, int longest) {
        if (text == null
                || text.isBlank()
                || text.length() > longest
                || !text.equals(PlainText.of(text))
                || text.contains("\n")) {
            throw new IllegalArgumentException(
                    name + " is required, for the record: one line of 1 to " + longest + " characters");
        }
        return text;
    }
}
