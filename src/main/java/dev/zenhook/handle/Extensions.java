package dev.zenhook.handle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** The folder with users' jars. They stand on the class path behind the application, and are trusted as it is. */
final class Extensions {
    static final String PROPERTY = "zenhook.handle.extensions";

    private static final Pattern CLASS_NAME = Pattern.compile("[\\w$]+(?:[./][\\w$]+)+");

    private final Path folder;

    private Extensions(Path folder) {
        this.folder = folder;
    }

    static Extensions of(Environment environment) {
        return new Extensions(
                Binder.get(environment).bind(PROPERTY, Path.class).orElse(Path.of(HandleProperties.EXTENSIONS)));
    }

    Path folder() {
        return folder;
    }

    /** The jars that {@code extensions/*} on a class path means. */
    List<Path> jars() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(jar|JAR)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The extension that brings the first class in that text, such as an error's message, of which one does. */
    Optional<Path> ofFirstClassIn(@Nullable String text) {
        List<Path> jars = jars();
        if (text == null || jars.isEmpty()) {
            return Optional.empty();
        }
        return CLASS_NAME
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(name -> LoadedJar.bringing(name).stream())
                .flatMap(loaded ->
                        jars.stream().filter(jar -> LoadedJar.real(jar).equals(loaded)))
                .findFirst();
    }
}
