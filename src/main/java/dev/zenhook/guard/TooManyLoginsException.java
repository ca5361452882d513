package dev.zenhook.guard;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** So many logins have failed that this one was not looked at. */
final class TooManyLoginsException extends AuthenticationException {
    private final transient Duration pause;

    TooManyLoginsException(Duration pause) {
        super("Too many logins have failed");
        this.pause = pause;
    }

    /** After which it is worth trying again. */
    Duration pause() {
        return pause;
    }
}
