package dev.zenhook.verify;

import static dev.zenhook.verify.VerifyRoom.SECRET;
import static dev.zenhook.verify.VerifyRoom.room;
import static dev.zenhook.verify.VerifyRoom.yaml;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Good ones for the Management API, as a user sets them. */
final class Credentials {
    static final String API = "zenhook.tenants.main.management-api";
    static final AccountAccess ACCESS = new AccountAccess(
            URI.create("https://example.api.zentitle.io"),
            URI.create("https://login.example.com/realms/a/protocol/openid-connect/token"),
            "t_ILLqMyx3UUy_n5cZqui7NQ",
            "zenhook",
            SECRET,
            "2025-10-10");

    private Credentials() {}

    /** With all of them, of which those given take the place. */
    static ApplicationContextRunner credentials(String... settings) {
        return room().withPropertyValues(
                        API + ".url=" + ACCESS.url(),
                        API + ".token-url=" + ACCESS.tokenUrl(),
                        API + ".tenant-id=" + ACCESS.tenantId(),
                        API + ".client-id=" + ACCESS.clientId(),
                        API + ".client-secret=" + ACCESS.clientSecret())
                .withPropertyValues(settings);
    }

    /** All of them, with another text for one. */
    static String inYaml(String member, String text) {
        Map<String, String> good = Map.of(
                "url", ACCESS.url().toString(),
                "token-url", ACCESS.tokenUrl().toString(),
                "tenant-id", ACCESS.tenantId(),
                "client-id", ACCESS.clientId(),
                "client-secret", ACCESS.clientSecret());
        StringBuilder yaml = new StringBuilder("zenhook.tenants.main.management-api:\n");
        good.forEach(
                (name, value) -> yaml.append("  %s: \"%s\"%n".formatted(name, name.equals(member) ? text : value)));
        return yaml.toString();
    }
}
