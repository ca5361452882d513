package dev.zenhook.verify;

import static dev.zenhook.verify.Credentials.API;
import static dev.zenhook.verify.Credentials.credentials;
import static dev.zenhook.verify.Credentials.inYaml;
import static dev.zenhook.verify.VerifyRoom.check;
import static dev.zenhook.verify.VerifyRoom.fails;
import static dev.zenhook.verify.VerifyRoom.tenants;
import static dev.zenhook.verify.VerifyRoom.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the Management API and its tokens are, as a user sets it. */
class AccountAddressStartTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example",
        "https://a.example/, https://a.example",
        "https://a.example//, https://a.example",
        "https://a.example:8443/zentitle/, https://a.example:8443/zentitle",
        "https://192.0.2.7, https://192.0.2.7",
        "HTTPS://a.example, HTTPS://a.example",
        "http://localhost:8080, http://localhost:8080",
        "http://LOCALHOST, http://LOCALHOST",
        "http://127.0.0.1:1, http://127.0.0.1:1",
        "http://127.200.3.4, http://127.200.3.4",
        "http://[::1]:8080/, http://[::1]:8080",
        "http://[0:0:0:0:0:0:0:1], http://[0:0:0:0:0:0:0:1]",
    })
    void anAddressIsTakenWithoutTheSlashAtItsEnd(String text, URI url) {
        check(
                credentials(API + ".url=" + text),
                context -> assertThat(
                                tenants(context).accountOf("main").orElseThrow().url())
                        .isEqualTo(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "token-url"})
    void anAddressThatIsNotForSecretsStopsTheStart(String member) {
        Map.of(
                        "c2VjcmV0", "it does not start with https://",
                        "//a.example", "it does not start with https://",
                        "ftp://a.example", "it does not start with https://",
                        "https:", "it cannot be read as an address",
                        "https:a.example", "it names no host",
                        "https:///path", "it names no host",
                        "https://my_host", "it names no host",
                        "https://c2VjcmV0@a.example", "it holds a user or a password",
                        "https://a.example/?c2VjcmV0", "it has a query or a fragment",
                        "https://a.example#c2VjcmV0", "it has a query or a fragment")
                .forEach((text, problem) -> check(
                        credentials(API + "." + member + "=" + text),
                        fails(API + "." + member, "cannot be used: " + problem)));
        Stream.of("https://a.example?", "https://a.example#")
                .forEach(text -> check(
                        credentials(API + "." + member + "=" + text),
                        fails(API + "." + member, "it has a query or a fragment")));
        Stream.of("https://a.example/ä", "https://a.example/a b", " https://a.example", "https://[::1")
                .forEach(text -> check(
                        yaml(inYaml(member, text)), fails(API + "." + member, "it cannot be read as an address")));
        Stream.of("https://a.example:0", "https://a.example:65536")
                .forEach(text -> check(
                        credentials(API + "." + member + "=" + text),
                        fails(API + "." + member, "its port is none from 1 to 65535")));
        Stream.of(
                        "http://a.example",
                        "http://localhost.a.example",
                        "http://128.0.0.1",
                        "http://1270.0.0.1.example",
                        "http://[2001:db8::1]",
                        "http://[::2]",
                        "http://0.0.0.0")
                .forEach(text -> check(
                        credentials(API + "." + member + "=" + text),
                        fails(API + "." + member, "it starts with http://, which is taken for localhost")));
    }
}
