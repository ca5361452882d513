package dev.zenhook.register;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Management API did not do what was asked. The message names what was asked, what came back, and the likely cure.
 * It holds neither the secret nor a token, whatever Zentitle2 answered.
 *
 * <p>What can be told apart is a class of its own, below; this class itself stands for any other status.
 */
public class ManagementApiException extends RuntimeException {
    private final transient ApiError error;

    ManagementApiException(String message, @Nullable Throwable cause) {
        this(message, ApiError.NONE, cause);
    }

    ManagementApiException(String message, ApiError error) {
        this(message, error, null);
    }

    private ManagementApiException(String message, ApiError error, @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    /** The HTTP status; 0 if there was no answer, or it was a good one that cannot be read. */
    int status() {
        return error.status();
    }

    Optional<String> errorCode() {
        return Optional.ofNullable(error.errorCode());
    }

    Optional<String> details() {
        return Optional.ofNullable(error.details());
    }

    /** What is wrong with which field, one sentence each. */
    List<String> validationErrors() {
        return error.validationErrors();
    }

    ApiError error() {
        return error;
    }

    /** The token endpoint does not take the client's id and secret. */
    static final class CredentialsRefused extends ManagementApiException {
        CredentialsRefused(String message, ApiError error) {
            super(message, error);
        }
    }

    /** 401, and once more with a new token. */
    static final class Unauthorized extends ManagementApiException {
        Unauthorized(String message, ApiError error) {
            super(message, error);
        }
    }

    /** 403: the client lacks the scope, or the tenant id is another account's. */
    static final class Forbidden extends ManagementApiException {
        Forbidden(String message, ApiError error) {
            super(message, error);
        }
    }

    /** 404. */
    static final class NotFound extends ManagementApiException {
        NotFound(String message, ApiError error) {
            super(message, error);
        }
    }

    /** 409. */
    static final class Conflict extends ManagementApiException {
        Conflict(String message, ApiError error) {
            super(message, error);
        }
    }

    /** 400 or 422: what was asked makes no sense to Zentitle2. */
    static final class Invalid extends ManagementApiException {
        Invalid(String message, ApiError error) {
            super(message, error);
        }
    }

    /** 402: "parameters were valid but the request failed", as the vendor's description says. */
    static final class RequestFailed extends ManagementApiException {
        RequestFailed(String message, ApiError error) {
            super(message, error);
        }
    }

    /** 429, until the last retry. */
    static final class TooManyRequests extends ManagementApiException {
        TooManyRequests(String message, ApiError error) {
            super(message, error);
        }
    }

    /** A status of 500 or more, or no answer at all, until the last retry. */
    static final class Unavailable extends ManagementApiException {
        private final boolean perhapsDone;

        Unavailable(String message, boolean perhapsDone, ApiError error) {
            super(message, error);
            this.perhapsDone = perhapsDone;
        }

        Unavailable(String message, boolean perhapsDone, Throwable cause) {
            super(message, cause);
            this.perhapsDone = perhapsDone;
        }

        /** Whether the request may have arrived, and been obeyed. Not if no token could be had: then nothing was asked. */
        boolean perhapsDone() {
            return perhapsDone;
        }
    }

    /** A redirect, which is never followed. */
    static final class Redirected extends ManagementApiException {
        Redirected(String message, ApiError error) {
            super(message, error);
        }
    }

    /** A good status with an answer that makes no sense. */
    static final class Unreadable extends ManagementApiException {
        Unreadable(String message) {
            super(message, ApiError.NONE);
        }
    }
}
