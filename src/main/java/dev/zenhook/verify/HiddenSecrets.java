package dev.zenhook.verify;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides the values of secret settings where an operator has told actuator endpoints to show values; also under any other name,
 * such as that of a variable that a setting's placeholder names.
 */
final class HiddenSecrets implements SanitizingFunction {
    private final Set<String> secrets;

    /** @param storePassword null if there is none */
    HiddenSecrets(Tenants tenants, @Nullable String storePassword) {
        secrets = tenants.names().stream()
                .flatMap(tenant -> tenants.accountOf(tenant).stream())
                .map(AccountAccess::clientSecret)
                .collect(Collectors.toSet());
        if (storePassword != null && !storePassword.isBlank()) {
            secrets.add(storePassword.strip());
        }
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        return isNamedSo(data.getKey()) || isSecret(data.getValue()) ? data.withSanitizedValue() : data;
    }

    private boolean isSecret(@Nullable Object value) {
        return value != null && secrets.contains(value.toString().strip());
    }

    /** Whichever way the setting is written: as a property, an environment variable or the name of a file. */
    private static boolean isNamedSo(String key) {
        String letters = key.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
        return letters.startsWith("zenhook") && (letters.endsWith("secret") || letters.endsWith("password"));
    }
}
