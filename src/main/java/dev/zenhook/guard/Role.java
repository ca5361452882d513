package dev.zenhook.guard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody who has logged in may do. */
enum Role {
    /** Looks. */
    VIEWER,

    /** Looks, and changes things. */
    OPERATOR;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(@Nullable String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
