package dev.zenhook.process.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary folders beside the build's other results: the machine's own place for them may be in memory. That of a proof that
 * failed stays, with the service's output and database, and goes with {@code ./mvnw clean}.
 */
final class RealDisk implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        Path place = Path.of("target", "proofs").toAbsolutePath();
        return Files.createTempDirectory(Files.createDirectories(place), "");
    }
}
