package dev.zenhook.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The command {@code hash-password}: reads a password, prints its hash as it is set. It is no argument, which others could see. */
public final class HashPassword {
    public static final String COMMAND = "hash-password";

    private static final int SHORTEST = 12;
    private static final int LONGEST_FOR_BCRYPT = 72;

    private HashPassword() {}

    /** Gives the exit code. */
    public static int run(InputStream in, PrintStream out, PrintStream err) throws IOException {
        err.println("Type the password, 12 characters or more, and press Enter:");
        String password = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        if (password == null
                || password.length() < SHORTEST
                || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_FOR_BCRYPT) {
            err.println("A password has 12 characters or more, and 72 bytes or less.");
            return 1;
        }
        out.println(PasswordHash.of(password));
        return 0;
    }
}
