package dev.zenhook.verify;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges a text that has to be set. It may be a secret, or one in the wrong place, so no message quotes it. */
final class SettingText {
    private static final Pattern LINE_BREAKS_AT_THE_END = Pattern.compile("[\r\n]+\\z");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{.*}", Pattern.DOTALL);
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,200}");

    private SettingText() {}

    /** One line. A text that comes from a file, such as a secret of a container, may end with the file's line break. */
    static String line(String property, @Nullable String text, String cure) {
        if (text == null) {
            throw new UnusableSettingException(property, "is not set.", cure);
        }
        String line = LINE_BREAKS_AT_THE_END.matcher(text).replaceFirst("");
        if (line.isBlank()) {
            throw refused(property, "it is empty.", cure);
        }
        if (PLACEHOLDER.matcher(line).matches()) {
            throw refused(
                    property,
                    "it is a placeholder that nothing fills.",
                    "Set the variable that the placeholder names.");
        }
        if (line.chars().anyMatch(Character::isISOControl)) {
            throw refused(property, "it is more than one line, or holds a tab or another control character.", cure);
        }
        return line;
    }

    /** What can be the value of a header. */
    static String visible(String property, @Nullable String text, String cure) {
        String line = line(property, text, cure);
        if (!VISIBLE_ASCII.matcher(line).matches()) {
            throw refused(property, "it is not 1 to 200 printable ASCII characters without white space.", cure);
        }
        return line;
    }

    static UnusableSettingException refused(String property, String problem, String cure) {
        return new UnusableSettingException(property, "cannot be used: " + problem, cure);
    }
}
