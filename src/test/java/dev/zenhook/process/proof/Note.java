package dev.zenhook.process.proof;

import java.time.Instant;

/**
 * What a handler has written down.
 *
 * @param nanos of the machine's monotonic clock, so comparable between processes
 * @param wallClock of the process
 */
record Note(
        String what,
        String code,
        String event,
        String resource,
        String handler,
        long pid,
        long nanos,
        Instant wallClock) {

    static Note of(String line) {
        String[] words = line.split(" ");
        return new Note(
                words[0],
                words[1],
                words[2],
                words[3],
                words[4],
                Long.parseLong(words[5]),
                Long.parseLong(words[6]),
                Instant.ofEpochMilli(Long.parseLong(words[7])));
    }

    boolean begins() {
        return what.equals("begin");
    }

    boolean ends() {
        return what.equals("end");
    }

    /** Runs with the same one never overlap, and keep the order of arrival. */
    String queue() {
        return handler + " " + resource;
    }
}
