package dev.zenhook.handle;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Looks at every extension before any code of it runs, and stops the start for one whose handlers would silently never run:
 * the JVM passes over a jar that it cannot read, and Spring over one that names no auto-configuration.
 */
final class ExtensionInspection implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** The store's own settings. Its room is none of this one's business, but code must not lie where data is written. */
    private static final String DATA = "zenhook.store.directory";

    private static final String URL = "zenhook.store.url";
    private static final String SQLITE = "jdbc:sqlite:";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        Extensions extensions = Extensions.of(environment);
        Path data = LoadedJar.real(data(Binder.get(environment)));
        for (Path jar : extensions.jars()) {
            inspect(jar, data);
        }
    }

    private static Path data(Binder settings) {
        String url = settings.bind(URL, String.class).orElse("");
        return url.startsWith(SQLITE)
                ? Path.of(url.substring(SQLITE.length())).resolveSibling("")
                : settings.bind(DATA, Path.class).orElse(Path.of("./data"));
    }

    private static void inspect(Path jar, Path data) {
        if (LoadedJar.real(jar).startsWith(data)) {
            throw new BrokenExtensionException(
                    jar,
                    "lies below the data folder " + data,
                    "Whoever may write data could then bring code. Put extensions elsewhere, read-only, and let "
                            + Extensions.PROPERTY + " name the folder.");
        }
        JarContent content = read(jar);
        if (content.autoConfigurations().isEmpty()) {
            refuseHandlersThatNobodyFinds(jar, content);
        } else {
            inspectAutoConfigurations(jar, content);
        }
    }

    private static JarContent read(Path jar) {
        try {
            if (!Files.isReadable(jar)) {
                throw new AccessDeniedException(jar.toString());
            }
            return JarContent.of(jar);
        } catch (AccessDeniedException e) {
            throw new BrokenExtensionException(
                    jar,
                    "may not be read by this user (" + System.getProperty("user.name") + ")",
                    "Make the file readable for everybody.");
        } catch (IOException e) {
            throw new BrokenExtensionException(
                    jar, "is no whole jar: " + e.getMessage(), "Build it or copy it again, or take it away.");
        }
    }

    private static void refuseHandlersThatNobodyFinds(Path jar, JarContent content) {
        if (content.namesHandlers()) {
            throw new BrokenExtensionException(
                    jar,
                    "names no auto-configuration, so its handlers would never run",
                    "Let its " + JarContent.IMPORTS + " name a class with @AutoConfiguration, whose @Bean methods make"
                            + " the handlers.");
        }
    }

    private static void inspectAutoConfigurations(Path jar, JarContent content) {
        int java = Runtime.version().feature();
        if (content.javaVersion() > java) {
            throw new BrokenExtensionException(
                    jar,
                    "was compiled for Java " + content.javaVersion() + ", and this is Java " + java,
                    "Compile it for Java " + java + " or older.");
        }
        if (!isLoaded(jar)) {
            throw new BrokenExtensionException(
                    jar,
                    "is not on the class path, so its handlers would never run",
                    "Extract the application and start it with java -cp 'zenhook.jar:" + jar.getParent()
                            + "/*' dev.zenhook.Zenhook, or let " + Extensions.PROPERTY + " name another folder.");
        }
        List<String> missing = content.autoConfigurations().stream()
                .filter(name -> !LoadedJar.isThere(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new BrokenExtensionException(
                    jar,
                    "names the auto-configuration " + missing.getFirst() + ", which is not there",
                    "Correct the name in its " + JarContent.IMPORTS + ", or add the class.");
        }
    }

    private static boolean isLoaded(Path jar) {
        try {
            return LoadedJar.with(JarContent.IMPORTS).contains(LoadedJar.real(jar));
        } catch (IOException e) {
            return false;
        }
    }
}
