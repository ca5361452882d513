package dev.zenhook.verify;

import java.util.Locale;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Hides the values of secret settings where an operator has told actuator endpoints to show values. */
final class HiddenSecrets implements SanitizingFunction {
    @Override
    public SanitizableData apply(SanitizableData data) {
        return isSecret(data.getKey()) ? data.withSanitizedValue() : data;
    }

    /** Whichever way the setting is written: as a property, an environment variable or the name of a file. */
    private static boolean isSecret(String key) {
        String letters = key.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        return letters.startsWith("zenhook") && (letters.endsWith("secret") || letters.endsWith("password"));
    }
}
