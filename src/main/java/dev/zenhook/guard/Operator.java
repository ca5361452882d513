package dev.zenhook.guard;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Somebody who logs in with a password.
 *
 * @param passwordHash as {@link PasswordHash} has judged it
 */
record Operator(String name, String passwordHash, Role role) {
    /** A new one each time, because Spring Security erases the hash in it. */
    UserDetails details() {
        return User.withUsername(name).password(passwordHash).roles(role.name()).build();
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "Operator " + name;
    }
}
