package dev.zenhook.guard;

import org.springframework.security.core.AuthenticationException;

/** A provider has logged somebody in whose claims tell no role here. A session would be of no use, and there are so many. */
final class NoRoleException extends AuthenticationException {
    NoRoleException() {
        super("The account has no role here");
    }
}
