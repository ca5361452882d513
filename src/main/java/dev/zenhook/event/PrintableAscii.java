package dev.zenhook.event;

import java.util.regex.Pattern;

/** The form of every name that travels: event ids, event codes and resource ids, in an envelope or in a user's code. */
public final class PrintableAscii {
    public static final String NAME = "[ -~]{1,200}";
    public static final String RULE = "1 to 200 printable ASCII characters";

    private static final Pattern PATTERN = Pattern.compile(NAME);

    private PrintableAscii() {}

    public static boolean isName(String text) {
        return PATTERN.matcher(text).matches();
    }
}
