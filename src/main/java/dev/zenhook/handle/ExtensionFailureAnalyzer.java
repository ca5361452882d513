package dev.zenhook.handle;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * Names the extension that stops the start, whatever goes wrong in it: a bean that throws, a class that does not link. What
 * Spring Boot has to say about the failure is kept.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ExtensionFailureAnalyzer implements FailureAnalyzer {
    private static final String OURS = "dev.zenhook.";

    private final BeanFactory beans;
    private final Environment environment;

    ExtensionFailureAnalyzer(BeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        Deque<Throwable> innermostFirst = new ArrayDeque<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            innermostFirst.push(cause);
        }
        Throwable root = innermostFirst.getFirst();
        return root.getClass().getName().startsWith(OURS)
                ? null
                : blamed(innermostFirst)
                        .map(jar -> analysis(jar, root, byOthers(failure), failure))
                        .orElse(null);
    }

    /** A bean is made by whoever defines it, so the innermost one that failed decides. */
    private Optional<Path> blamed(Iterable<Throwable> innermostFirst) {
        Extensions extensions = Extensions.of(environment);
        for (Throwable cause : innermostFirst) {
            if (cause instanceof BeanCreationException bean && bean.getResourceDescription() != null) {
                return extensions.ofFirstClassIn(bean.getResourceDescription());
            }
            Optional<Path> jar = extensions
                    .ofFirstClassIn(cause.getMessage())
                    .or(() -> extensions.ofFirstClassIn(Arrays.stream(cause.getStackTrace())
                            .map(StackTraceElement::getClassName)
                            .distinct()
                            .collect(Collectors.joining("\n"))));
            if (jar.isPresent()) {
                return jar;
            }
        }
        return Optional.empty();
    }

    private FailureAnalysis analysis(Path jar, Throwable root, @Nullable FailureAnalysis byOthers, Throwable failure) {
        String problem =
                byOthers == null ? root.toString() : byOthers.getDescription().strip();
        String cure = byOthers == null || byOthers.getAction() == null
                ? ""
                : byOthers.getAction().strip() + "\n\n";
        return new FailureAnalysis(
                "The extension " + jar + " does not start: " + problem,
                cure + "Mend the extension, or take it away. Its author sees more with"
                        + " logging.level.org.springframework.boot.diagnostics=debug.",
                failure);
    }

    private @Nullable FailureAnalysis byOthers(Throwable failure) {
        ArgumentResolver arguments =
                ArgumentResolver.of(BeanFactory.class, beans).and(Environment.class, environment);
        return SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, arguments).stream()
                .filter(analyzer -> !(analyzer instanceof ExtensionFailureAnalyzer))
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
