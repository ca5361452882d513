package dev.zenhook.accept;

import dev.zenhook.verify.UnusableSettingException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.ssl.JksSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.Ssl.ServerNameSslBundle;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.core.env.Environment;

/**
 * Reads once, before anything starts, what the ports need for TLS. Spring Boot finds a missing file later, and tells it in a
 * stack trace; a key that is another certificate's, only the first sender would find.
 */
final class TlsSettings implements BeanFactoryPostProcessor {
    private static final String PEM = "spring.ssl.bundle.pem.";
    private static final String JKS = "spring.ssl.bundle.jks.";

    private final Binder settings;

    TlsSettings(Environment environment) {
        settings = Binder.get(environment);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Stream.of("server.ssl", "management.server.ssl")
                .forEach(port -> settings.bind(port, Ssl.class).ifBound(ssl -> judge(port, ssl)));
    }

    private void judge(String port, Ssl ssl) {
        if (!Ssl.isEnabled(ssl)) {
            return;
        }
        if (ssl.getBundle() == null) {
            String[] chosen = ssl.getEnabledProtocols();
            requireModern(port + ".enabled-protocols", chosen == null ? null : List.of(chosen));
            requireReadable(port, () -> WebServerSslBundle.get(ssl));
        }
        Stream.concat(
                        Stream.ofNullable(ssl.getBundle()),
                        ssl.getServerNameBundles().stream().map(ServerNameSslBundle::bundle))
                .distinct()
                .forEach(this::judgeBundle);
    }

    /** One that is not found here may be a bean's. */
    private void judgeBundle(String name) {
        settings.bind(PEM + name, PemSslBundleProperties.class).ifBound(bundle -> {
            requireModern(
                    PEM + name + ".options.enabled-protocols",
                    bundle.getOptions().getEnabledProtocols());
            new PemKeystore(PEM + name + ".keystore", bundle).requireUsable();
        });
        settings.bind(JKS + name, JksSslBundleProperties.class).ifBound(bundle -> {
            requireModern(
                    JKS + name + ".options.enabled-protocols",
                    bundle.getOptions().getEnabledProtocols());
            requireReadable(JKS + name, () -> PropertiesSslBundle.get(bundle));
        });
    }

    private static void requireModern(String property, @Nullable Collection<String> chosen) {
        if (chosen != null && !TlsVersions.SPOKEN.containsAll(chosen)) {
            throw new UnusableSettingException(
                    property,
                    "enables more than TLS 1.2 and 1.3.",
                    "Remove it: TLSv1.2 and TLSv1.3 are what is spoken. Or name one of them alone.");
        }
    }

    /** What Spring says may quote what somebody pasted, so it is not repeated. */
    private static void requireReadable(String property, Supplier<SslBundle> reader) {
        try {
            if (reader.get().getStores().getKeyStore() != null) {
                return;
            }
        } catch (RuntimeException unreadable) {
            // told below
        }
        throw new UnusableSettingException(
                property,
                "names no keystore that can be read.",
                "See that the file is there, that this user may read it, and that its type and its password are"
                        + " right.");
    }

    /** Turns a name that no bundle has into the message that a user sees. */
    static final class Analyzer extends AbstractFailureAnalyzer<NoSuchSslBundleException> {
        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, NoSuchSslBundleException failure) {
            String name = failure.getBundleName();
            String cure = "Correct the setting that names it, such as server.ssl.bundle, or write " + PEM + name
                    + ".keystore.certificate and " + PEM + name + ".keystore.private-key.";
            return new FailureAnalysis("There is no SSL bundle of the name " + name + ".", cure, failure);
        }
    }
}
