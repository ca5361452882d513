package dev.zenhook.simulator;

import java.net.URI;

/** The way to a listener. */
@FunctionalInterface
interface Wire {
    int NO_ANSWER = 0;

    /** The status of the answer, or {@link #NO_ANSWER}. */
    int post(URI to, byte[] body, String signature);
}
