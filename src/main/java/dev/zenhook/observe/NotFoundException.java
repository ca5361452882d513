package dev.zenhook.observe;

/** There is none of that name or number. */
final class NotFoundException extends RuntimeException {
    NotFoundException(String what, String which) {
        super("There is no " + what + " " + which);
    }
}
