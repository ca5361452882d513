package dev.zenhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.zenhook.accept.RawAnswer;
import dev.zenhook.accept.RawConnection;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.store.EntryStatus;
import dev.zenhook.store.InboxLog;
import dev.zenhook.testkit.RunningZenhook;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every row says what is sent, what is answered, what is counted, and what is in the inbox afterwards. */
class BadInputTest {
    private static RunningZenhook zenhook;

    static class Entitlements {
        @OnWebhookEvent("entitlement.*")
        void changed(WebhookEvent event) {}
    }

    @BeforeAll
    static void start(@TempDir Path directory) {
        zenhook = RunningZenhook.in(directory)
                .set("zenhook.receive.max-body-size", SizeRows.LIMIT + "B")
                .set("zenhook.tenants.main.default", "true")
                .set("zenhook.tenants.other.public-keys[0]", SignatureRows.OTHER_TENANT.modulus())
                .bean("entitlements", new Entitlements())
                .start();
    }

    @AfterAll
    static void stop() {
        zenhook.close();
    }

    static Stream<Row> rows() {
        return Stream.of(
                        HeaderRows.all(),
                        EncodingRows.all(),
                        SignatureRows.all(),
                        JsonRows.all(),
                        NameRows.all(),
                        LenientRows.all(),
                        SizeRows.all(),
                        SmugglingRows.all(),
                        MethodRows.all(),
                        PathRows.all())
                .flatMap(rows -> rows);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void badInputIsAnsweredAndKeptAsItsRowSays(Row row) {
        long entries = zenhook.log().count();
        Map<String, Integer> outcomes = Outcomes.of(zenhook);

        RawAnswer answer = RawConnection.exchange(zenhook.port(), row.request());

        assertThat(answer.status()).as(answer.body()).isEqualTo(row.status());
        assertThat(Outcomes.since(outcomes, zenhook))
                .isEqualTo(row.outcome() == null ? Map.of() : Map.of(row.outcome(), 1));
        assertKept(row, entries);
        assertHeaders(row, answer);
        if (row.status() == 200 || row.request().line().startsWith("HEAD")) {
            assertThat(answer.body()).isEmpty();
        } else {
            assertProblem(row, answer);
        }
    }

    private static void assertKept(Row row, long entriesBefore) {
        assertThat(zenhook.log().count() - entriesBefore).isEqualTo(row.kept() == null ? 0 : 1);
        if (row.kept() != null) {
            InboxLog.Entry newest = zenhook.log().newest(1).getFirst();
            assertThat(newest.status()).isEqualTo(row.kept());
            assertThat(newest.tenant()).isEqualTo(row.request().line().contains("/other ") ? "other" : "main");
            assertThat(newest.signature()).isEqualTo(row.request().signature().strip());
            assertThat(newest.receivedAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            assertThat(zenhook.log().deliveries(newest)).hasSize(row.kept() == EntryStatus.ACCEPTED ? 1 : 0);
        }
    }

    private static void assertHeaders(Row row, RawAnswer answer) {
        assertThat(answer.header("Allow").orElse("none")).isEqualTo(row.status() == 405 ? "POST" : "none");
        assertThat(answer.header("WWW-Authenticate").isPresent()).isEqualTo(row.status() == 401);
        assertThat(answer.header("Accept-Encoding").orElse("none"))
                .isEqualTo(row.status() == 415 ? "identity" : "none");
        assertThat(answer.headers()).noneMatch(line -> line.startsWith("Server:") || line.startsWith("Set-Cookie:"));
    }

    private static void assertProblem(Row row, RawAnswer answer) {
        JsonNode problem = answer.problem();
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.get("status").asInt()).isEqualTo(row.status());
        assertThat(problem.get("type").asString()).startsWith("urn:zenhook:");
        assertThat(problem.path("violations")
                        .valueStream()
                        .map(broken -> broken.get("field").asString()))
                .isEqualTo(row.violations());
        assertThat(answer.body()).doesNotContainIgnoringCase("exception", "tomcat", "dev.", "org.", "java", "<html");
    }

    @Test
    void allRejectedSignaturesAreAnsweredWithTheSameBytes() {
        List<String> answers = SignatureRows.all()
                .filter(row -> row.status() == 401)
                .map(row ->
                        RawConnection.exchange(zenhook.port(), row.request()).withoutDate())
                .toList();

        assertThat(answers).hasSizeGreaterThan(20);
        assertThat(answers.stream().distinct()).hasSize(1);
    }
}
