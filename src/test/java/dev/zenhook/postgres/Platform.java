package dev.zenhook.postgres;

import dev.zenhook.machine.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the tests' own PostgreSQL needs: binaries for this machine, and somebody other than root to run as. */
final class Platform {
    private static final boolean HAS_BINARIES = hasBinaries();
    private static final boolean HAS_A_USER = !isRoot() || canBecomeNobody();

    private Platform() {}

    /** Throws what {@link Machine#lacks} says. */
    static void require() {
        if (!HAS_BINARIES) {
            throw Machine.here()
                    .lacks("PostgreSQL's embedded binaries, which the build has for Linux on amd64 with glibc");
        }
        if (!HAS_A_USER) {
            throw Machine.here().lacks("a user other than root, or user namespaces (unshare -U)");
        }
    }

    /** By the name under which they lie in their jar. Those for Linux do not run with Alpine's C library. */
    private static boolean hasBinaries() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).replace("mac os x", "darwin");
        String architecture =
                System.getProperty("os.arch").replace("amd64", "x86_64").replace("aarch64", "arm_64");
        return Platform.class.getResource("/postgres-" + system + "-" + architecture + ".txz") != null
                && !Files.exists(Path.of("/etc/alpine-release"));
    }

    /** PostgreSQL does not run as root. */
    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** But it believes an unmapped user namespace that it is someone else, where the machine allows one. */
    private static boolean canBecomeNobody() {
        try {
            return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
