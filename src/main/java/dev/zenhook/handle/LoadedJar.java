package dev.zenhook.handle;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.ClassUtils;

/** Asks the class loader which jars it really loads from. Paths are real ones: a mounted file is often a link. */
final class LoadedJar {
    private LoadedJar() {}

    static Optional<Path> bringing(String className) {
        URL place = loader().getResource(fileOf(className));
        return place == null ? Optional.empty() : jarOf(place);
    }

    static boolean isThere(String className) {
        return loader().getResource(fileOf(className)) != null;
    }

    /** All jars with that resource. */
    static Set<Path> with(String resource) throws IOException {
        return Collections.list(loader().getResources(resource)).stream()
                .flatMap(place -> jarOf(place).stream())
                .collect(Collectors.toSet());
    }

    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThereYet) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static String fileOf(String className) {
        return className.replaceFirst("\\.class$", "").replace('.', '/') + ".class";
    }

    private static Optional<Path> jarOf(URL place) {
        try {
            return place.openConnection() instanceof JarURLConnection jar
                            && jar.getJarFileURL().getProtocol().equals("file")
                    ? Optional.of(real(Path.of(jar.getJarFileURL().toURI())))
                    : Optional.empty();
        } catch (IOException | URISyntaxException notAJar) {
            return Optional.empty();
        }
    }

    private static ClassLoader loader() {
        ClassLoader loader = ClassUtils.getDefaultClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }
}
