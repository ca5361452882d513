package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zenhook.accept.RawAnswer;
import dev.zenhook.accept.RawConnection;
import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.RunningZenhook;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody finds who scans the public port: webhooks, and nothing that tells what else is behind it. */
class ScanTest {
    private static final List<String> METHODS = List.of(
            "GET",
            "POST",
            "HEAD",
            "PUT",
            "DELETE",
            "PATCH",
            "OPTIONS",
            "TRACE",
            "TRACK",
            "CONNECT",
            "PROPFIND",
            "DEBUG");

    private static RunningZenhook zenhook;

    @BeforeAll
    static void start(@TempDir Path directory) {
        zenhook = RunningZenhook.in(directory)
                .set("zenhook.receive.prompt-refusals", "1000000")
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    @Test
    void nothingIsFoundButWebhooks() {
        List<String> targets = ScannedTargets.all();
        Set<String> found = new TreeSet<>();
        int asked = 0;
        for (String target : targets) {
            for (String method : METHODS) {
                RawRequest request = bare(method + " " + target + " HTTP/1.1");
                RawAnswer answer = RawConnection.exchange(zenhook.port(), request);
                asked++;

                assertThat(answer.status()).as(request.line()).isIn(400, 401, 404, 405, 501);
                assertTellsNothing(request, answer);
                if (answer.status() == 401) {
                    found.add(method + " " + target);
                }
            }
        }
        assertThat(targets).hasSizeGreaterThan(200);
        assertThat(asked).isGreaterThan(2_000);
        assertThat(found)
                .containsExactly(
                        "POST /webhooks",
                        "POST /webhooks/main",
                        "POST /webhooks/main?debug=true",
                        "POST /webhooks?x=/../",
                        "POST http://localhost/webhooks");
    }

    @Test
    void requestLinesThatAreNoneTellNothingEither() {
        for (String line : List.of(
                "",
                " ",
                "GET",
                "GET /",
                "GET /webhooks",
                "OPTIONS * HTTP/1.1",
                "POST * HTTP/1.1",
                "CONNECT localhost:9090 HTTP/1.1",
                "CONNECT /webhooks HTTP/1.1",
                "PRI * HTTP/2.0",
                "POST /webhooks HTTP/2.0",
                "POST /webhooks HTTP/3",
                "POST /webhooks HTTP/0.9",
                "GET / HTTP/1.1 HTTP/1.1",
                "GET\t/\tHTTP/1.1",
                "\u0016\u0003\u0001\u0002",
                "SSH-2.0-Go",
                "EHLO localhost",
                "*1",
                "JRMI\u0000\u0002K")) {
            try (RawConnection connection = new RawConnection(zenhook.port())) {
                connection.send(bare(line)).end();
                String all = connection.rest();

                assertThat(all).as(line).doesNotContainIgnoringCase("tomcat", "java", "Server:", "<html", "exception");
                assertThat(all).as(line).doesNotStartWith("HTTP/1.1 2");
            }
        }
    }

    private static RawRequest bare(String line) {
        return new RawRequest(line, List.of("Host: localhost", "Connection: close"), List.of(), List.of(), new byte[0]);
    }

    private static void assertTellsNothing(RawRequest request, RawAnswer answer) {
        List<String> names = new ArrayList<>(
                answer.headers().stream().map(line -> line.split(":")[0]).toList());
        assertThat(List.of("Content-Type", "Content-Length", "Date", "Connection", "Allow", "WWW-Authenticate"))
                .as(request.line())
                .containsAll(names);
        assertThat(answer.body().getBytes(StandardCharsets.UTF_8).length)
                .as(request.line())
                .isLessThan(500);
        assertThat(answer.body())
                .as(request.line())
                .doesNotContainIgnoringCase(
                        "tomcat", "spring", "java", "dev.", "org.", "<html", "exception", "actuator");
        if (!request.line().startsWith("HEAD")) {
            assertThat(answer.problem().get("type").asString())
                    .as(request.line())
                    .isIn(
                            "urn:zenhook:not-found",
                            "urn:zenhook:method-not-allowed",
                            "urn:zenhook:signature-rejected",
                            "urn:zenhook:bad-request");
        }
    }
}
