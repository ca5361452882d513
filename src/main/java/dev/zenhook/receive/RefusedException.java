package dev.zenhook.receive;

/** A request is refused before anything about its sender is known. It carries what the answer needs, and no stack trace. */
abstract sealed class RefusedException extends RuntimeException {
    private RefusedException(String message) {
        super(message, null, false, false);
    }

    /** The sender's address is in none of {@code zenhook.receive.sender-networks}. */
    static final class Forbidden extends RefusedException {
        Forbidden() {
            super("forbidden");
        }
    }

    /** Nothing is here: another path, or a tenant that is not configured. */
    static final class NotFound extends RefusedException {
        NotFound() {
            super("not found");
        }
    }

    /** Something is here, and takes POST only. */
    static final class MethodNotAllowed extends RefusedException {
        MethodNotAllowed() {
            super("method not allowed");
        }
    }

    /** It tells its length in two ways: whoever stands in front may have gone by the other one. */
    static final class TwoLengths extends RefusedException {
        TwoLengths() {
            super("two lengths");
        }
    }

    /** A Content-Encoding other than identity: the signature is over the bytes as sent, and nobody said which those are. */
    static final class Encoded extends RefusedException {
        Encoded() {
            super("content encoding");
        }
    }

    /** The body is larger than {@code zenhook.receive.max-body-size}. */
    static final class TooLarge extends RefusedException {
        private final long limit;

        TooLarge(long limit) {
            super("too large");
            this.limit = limit;
        }

        /** In bytes. */
        long limit() {
            return limit;
        }
    }

    /** The body took longer than {@code zenhook.receive.read-timeout}. */
    static final class TooSlow extends RefusedException {
        TooSlow() {
            super("too slow");
        }
    }

    /** The body ended before its time, or its transfer coding is broken. */
    static final class Truncated extends RefusedException {
        Truncated() {
            super("truncated");
        }
    }

    /** All that may be held of unverified bodies is held. */
    static final class TooBusy extends RefusedException {
        TooBusy() {
            super("too busy");
        }
    }
}
