package dev.zenhook.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.testkit.SettableClock;
import dev.zenhook.testkit.SigningKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.provider.Arguments;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** The room alone, started with what a user sets. */
final class VerifyRoom {
    /** What stands where a secret does, in Base64: no message may hold it. */
    static final String SECRET = "c2VjcmV0";

    private static final byte[] BODY = "{}".getBytes(UTF_8);

    private VerifyRoom() {}

    /** Not marked as a configuration: the whole service, which looks for those in its own packages, would find it in tests. */
    @Import(VerifyConfiguration.class)
    static class Room {
        @Bean
        MeterRegistry registry() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Clock clock() {
            return new SettableClock();
        }
    }

    static ApplicationContextRunner room() {
        return new ApplicationContextRunner().withUserConfiguration(Room.class);
    }

    static ApplicationContextRunner yaml(String text) {
        return room().withInitializer(context -> {
            try {
                new YamlPropertySourceLoader()
                        .load("a test", new ByteArrayResource(text.getBytes(UTF_8)))
                        .forEach(context.getEnvironment().getPropertySources()::addFirst);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static ApplicationContextRunner environment(Map<String, Object> variables) {
        // The name makes Spring treat them as environment variables.
        return room().withInitializer(context -> context.getEnvironment()
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables)));
    }

    static void verifies(AssertableApplicationContext context, String tenant, SigningKey... keys) {
        assertThat(context).hasNotFailed();
        SignatureVerifier verifier = context.getBean(SignatureVerifier.class);
        for (SigningKey key : keys) {
            NSignature signature = verifier.judgeForm(tenant, List.of(key.sign(BODY)));
            assertThat(verifier.verify(tenant, signature, BODY).tenant()).isEqualTo(tenant);
        }
    }

    static Consumer<AssertableApplicationContext> fails(String property, String fragment) {
        return context -> {
            assertThat(context).hasFailed();
            var analysis = new UnusableSettingFailureAnalyzer().analyze(context.getStartupFailure());
            assertThat(analysis).isNotNull();
            assertThat(analysis.getDescription()).startsWith(property + " ").contains(fragment);
            assertThat(analysis.getAction()).isNotBlank();
            assertThat(analysis.getDescription() + analysis.getAction())
                    .doesNotContain(SigningKey.shared().modulus().substring(0, 12), SECRET);
        };
    }

    /** A row for a test: what a user sets, and what is said of it. */
    static Arguments refusal(String what, String property, String fragment, String... settings) {
        return Arguments.of(what, property, fragment, List.of(settings));
    }

    static void check(ApplicationContextRunner room, Consumer<AssertableApplicationContext> then) {
        room.run(then::accept);
    }

    static Tenants tenants(AssertableApplicationContext context) {
        assertThat(context).hasNotFailed();
        return context.getBean(Tenants.class);
    }
}
