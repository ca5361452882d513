package dev.zenhook.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.Zenhook;
import dev.zenhook.testkit.SigningKey;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Spring Security is here for its OAuth2 client, and guards the management port. The public one, where it would ask Zentitle2 for
 * a password and cost every webhook its filters, it does not know; also where operators can log in.
 */
class UnguardedTest {
    @TempDir
    private Path directory;

    @Test
    void springSecurityGuardsNothingAtThePublicPort() throws Exception {
        try (ConfigurableApplicationContext zenhook = new SpringApplicationBuilder(Zenhook.class)
                .registerShutdownHook(false)
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--zenhook.store.directory=" + directory,
                        "--zenhook.operators.users.ada.role=operator",
                        "--zenhook.operators.users.ada.password-hash={bcrypt}$2a$10$" + "x".repeat(53),
                        "--zenhook.tenants.main.public-keys[0]="
                                + SigningKey.shared().modulus())) {
            assertThat(ClassUtils.isPresent("org.springframework.security.web.SecurityFilterChain", null))
                    .as("else this proves nothing")
                    .isTrue();
            assertThat(zenhook.getBeanDefinitionNames()).as("else this neither").contains("zenhookOperators");
            assertThat(zenhook.containsBean("springSecurityFilterChain")).isFalse();
            assertThat(zenhook.getBeanDefinitionNames())
                    .extracting(name -> String.valueOf(zenhook.getType(name)))
                    .noneMatch(type -> type.contains("security"));
            assertThat(zenhook.getBeansOfType(Filter.class).values())
                    .extracting(filter -> filter.getClass().getName())
                    .noneMatch(type ->
                            type.startsWith("org.springframework.security") || type.startsWith("dev.zenhook.guard"));
            HttpResponse<String> answer =
                    get(((WebServerApplicationContext) zenhook).getWebServer().getPort());
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "www-authenticate", "x-frame-options");
        }
    }

    private static HttpResponse<String> get(int port) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks"))
                                .build(),
                        BodyHandlers.ofString());
    }
}
