package dev.zenhook.guard;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * A password as it is set: its bcrypt hash, and before it Spring Security's word for that. Each power of two costs an attacker
 * twice as much; beyond 14 it costs us a second for every login.
 */
final class PasswordHash {
    private static final String KIND = "{bcrypt}";
    private static final Pattern TAKEN = Pattern.compile("\\{bcrypt}\\$2[aby]\\$1[0-4]\\$[./0-9A-Za-z]{53}");
    private static final String CURE =
            "Make one with java -jar zenhook-…-exec.jar hash-password, and set what it prints, in quotes: {bcrypt},"
                    + " then the hash with a cost of 10 to 14. In Docker Compose write each $ twice.";

    private PasswordHash() {}

    static String judge(String property, @Nullable String text) {
        if (text == null) {
            throw new UnusableOperatorsException(property, "is not set.", CURE);
        }
        String hash = text.strip(); // a text from a file ends with the file's line break
        if (!TAKEN.matcher(hash).matches()) {
            throw new UnusableOperatorsException(property, "cannot be used: it is no hash that is taken.", CURE);
        }
        return hash;
    }

    static String of(String password) {
        return KIND + new BCryptPasswordEncoder().encode(password);
    }

    static boolean matches(CharSequence password, String hash) {
        return new BCryptPasswordEncoder().matches(password.toString(), hash.substring(KIND.length()));
    }
}
