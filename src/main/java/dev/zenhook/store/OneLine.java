package dev.zenhook.store;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text for the record: every database takes it, and it is one line of a log, however a terminal shows it. So there are no
 * control characters in it, C1 and the separators of Unicode included, no halves of a surrogate pair, and nothing that turns
 * the direction of what follows.
 */
public final class OneLine {
    private static final Pattern UNFIT = Pattern.compile(
            "[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\t]]+");

    private OneLine() {}

    /** Somebody else's text, with a space for what does not fit. */
    public static String of(String text) {
        return UNFIT.matcher(text).replaceAll(" ");
    }

    /** Gives it as it is. Refuses anything else by an IllegalArgumentException, whose message is for the operator. */
    public static String require(String name, @Nullable String text, int longest) {
        if (text == null
                || text.isBlank()
                || text.length() > longest
                || UNFIT.matcher(text).find()) {
            throw new IllegalArgumentException(
                    name + " is required, for the record: one line of 1 to " + longest + " characters");
        }
        return text;
    }
}
