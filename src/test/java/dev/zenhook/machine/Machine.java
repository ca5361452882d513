package dev.zenhook.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a test finds on this machine. A test for which something is missing is skipped and tells the reason, so that a JDK is
 * enough to build; in the gate, which sets {@code proofs.complete}, it fails, or nobody would see what is not proved.
 *
 * @param places the folders in which programs lie
 * @param complete whether nothing may be missing
 */
public record Machine(List<Path> places, boolean complete) {
    private static final Logger log = LoggerFactory.getLogger(Machine.class);
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    /** Daemons lie where the path of an ordinary user does not lead. */
    public static Machine here() {
        Stream<String> path =
                Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator));
        List<Path> places =
                Stream.concat(path, Stream.of("/usr/sbin")).map(Path::of).toList();
        return new Machine(places, Boolean.getBoolean("proofs.complete"));
    }

    /** Where the program lies; {@link #lacks} if it is nowhere. */
    public Path program(String name, String debianPackage) {
        return places.stream()
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> lacks(name + " (Debian's package " + debianPackage + ")"));
    }

    /** To be thrown: what could be installed, and is not. */
    public RuntimeException lacks(String what) {
        String reason = "This proof needs " + what;
        return complete ? new IllegalStateException(reason + ", and the gate leaves none out") : skipped(reason);
    }

    /** To be thrown: what nobody can install, as the machine does not allow it. Of this the gate only tells. */
    public RuntimeException refuses(String what) {
        return skipped("This machine does not allow " + what);
    }

    private static TestAbortedException skipped(String reason) {
        if (SAID.add(reason)) {
            log.warn("Not proved here: {}", reason);
        }
        return new TestAbortedException(reason);
    }
}
