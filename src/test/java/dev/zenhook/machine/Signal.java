package dev.zenhook.machine;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What only the kill of a shell can send: Java knows no signals but TERM and KILL. */
public final class Signal {
    private Signal() {}

    /** @param name such as STOP */
    public static void send(String name, long pid) {
        String command = "kill -" + name + " " + pid;
        try {
            if (new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException(command + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
