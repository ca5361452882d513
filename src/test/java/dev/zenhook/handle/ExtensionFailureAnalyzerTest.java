package dev.zenhook.handle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.mock.env.MockEnvironment;

/** Who is to blame for a start that failed. */
class ExtensionFailureAnalyzerTest {
    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void write() {
        jar = new SomeJar().withClass("acme/Acme.class", 21, "").writeTo(folder.resolve("acme.jar"));
    }

    private @Nullable FailureAnalysis analysis(Throwable failure) {
        MockEnvironment environment =
                new MockEnvironment().withProperty("zenhook.handle.extensions", folder.toString());
        AtomicReference<@Nullable FailureAnalysis> analysis = new AtomicReference<>();
        SomeJar.onTheClassPath(
                jar,
                () -> analysis.set(
                        new ExtensionFailureAnalyzer(new DefaultListableBeanFactory(), environment).analyze(failure)));
        return analysis.get();
    }

    private static BeanCreationException bean(String definedIn, Throwable cause) {
        return new BeanCreationException("class path resource [" + definedIn + "]", "bean", "failed", cause);
    }

    private void blamed(Throwable failure, String... fragments) {
        assertThat(analysis(failure)).isNotNull().satisfies(analysis -> {
            assertThat(analysis.getDescription()).startsWith("The extension " + jar + " does not start: ");
            assertThat(analysis.getDescription() + analysis.getAction()).contains(fragments);
        });
    }

    @Test
    void anExtensionIsBlamedForItsBean() {
        blamed(bean("acme/Acme.class", new IllegalStateException("No mail server")), "No mail server");
    }

    @Test
    void anExtensionIsBlamedForAClassThatTheFailureNames() {
        blamed(new IllegalStateException("Failed to introspect Class [acme.Acme]"), "introspect");
    }

    @Test
    void anExtensionIsBlamedForWhatItsCodeThrowsOutsideOfABean() {
        RuntimeException failure = new RuntimeException("thrown");
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("java.util.List", "of", "List.java", 1),
            new StackTraceElement("acme.Acme", "run", "Acme.java", 1)
        });

        blamed(failure, "thrown");
    }

    @Test
    void whatSpringBootAdvisesIsKept() {
        blamed(
                bean("acme/Acme.class", new PortInUseException(8080)),
                "Port 8080 was already in use",
                "stop the process",
                "Mend the extension, or take it away.");
    }

    @Test
    void theInnermostBeanDecides() {
        Throwable ours = bean("dev/zenhook/store/StoreConfiguration.class", new IllegalStateException("disk"));

        assertThat(analysis(bean("acme/Acme.class", ours))).isNull();
    }

    @Test
    void whatHasAMessageOfItsOwnIsLeftAlone() {
        Throwable declaration = new HandlerDeclarationException("The bean \"acme.Acme\" is odd", "Cure");

        assertThat(analysis(bean("acme/Acme.class", declaration))).isNull();
    }

    @Test
    void aFailureOfNobodysIsLeftAlone() {
        assertThat(analysis(new IllegalStateException("java.lang.String, and no class at all")))
                .isNull();
    }
}
