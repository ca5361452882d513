package dev.zenhook.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code deploy/proxies} has for those that Debian has not: it can be read, and says what the others say. */
class ProxyFilesTest {
    private static final Path FOLDER = Path.of("deploy", "proxies");

    private static List<Object> documents(String file) throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        String text = Files.readString(FOLDER.resolve(file));
        return StreamSupport.stream(
                        new Yaml(new SafeConstructor(strict)).loadAll(text).spliterator(), false)
                .toList();
    }

    @Test
    void traefiksFilesAreReadAndNameWhatTheyDefine() throws IOException {
        Map<?, ?> dynamic = (Map<?, ?>) documents("traefik/zenhook.yaml").getFirst();
        Map<?, ?> http = (Map<?, ?>) dynamic.get("http");
        Map<?, ?> router = (Map<?, ?>) ((Map<?, ?>) http.get("routers")).get("zenhook");

        assertThat(((Map<?, ?>) http.get("services")).containsKey(router.get("service")))
                .isTrue();
        assertThat((List<?>) router.get("middlewares"))
                .allMatch(name -> ((Map<?, ?>) http.get("middlewares")).containsKey(name));
        assertThat(documents("traefik/traefik.yaml").toString())
                .contains("websecure", "insecure=false", "/etc/traefik/zenhook.yaml")
                .doesNotContain("trustedIPs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx.conf", "Caddyfile", "traefik/traefik.yaml"})
    void everyOneTellsWhomZenhookIsToBelieve(String file) throws IOException {
        assertThat(Files.readString(FOLDER.resolve(file))).contains("ZENHOOK_RECEIVE_TRUSTEDPROXIES=");
    }

    /** 256 KB, as {@code zenhook.receive.max-body-size}. */
    @Test
    void everyOneLetsThroughBodiesOfTheSizeThatZenhookTakes() throws IOException {
        assertThat(text("traefik/zenhook.yaml")).contains("maxRequestBodyBytes: " + 256 * 1024);
        assertThat(text("nginx.conf")).contains("client_max_body_size 256k;");
        assertThat(text("Caddyfile")).contains("max_size 256KiB");
    }

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
