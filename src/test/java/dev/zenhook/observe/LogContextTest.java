package dev.zenhook.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.zenhook.handle.OnWebhookEvent;
import dev.zenhook.handle.ParkedDelivery;
import dev.zenhook.handle.ParkedListener;
import dev.zenhook.handle.UnrecoverableException;
import dev.zenhook.testkit.RunningZenhook;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Also a line that is written when something has failed says of which event it is, or of which tenant. */
@ExtendWith(OutputCaptureExtension.class)
class LogContextTest {
    private static final List<String> FIELDS = List.of("tenant", "code", "eventId", "handler");
    private static final Map<String, String> TENANT = Map.of("tenant", "main");
    private static final Map<String, String> EVENT =
            Map.of("tenant", "main", "code", "customer.created", "eventId", "event_1");
    private static final Map<String, String> RUN =
            Map.of("tenant", "main", "code", "customer.created", "eventId", "event_1", "handler", "hopeless");

    @TempDir
    private Path directory;

    private boolean broken;

    enum Line {
        INBOX_LOCKED("Answered 503 (tenant main): inbox-unavailable", EVENT),
        BROKEN("A request failed unexpectedly", EVENT),
        NO_ENVELOPE("Stored a verified body that is no envelope", TENANT),
        LISTENER_FAILS("A ParkedListener failed", RUN);

        private final String text;
        private final Map<String, String> context;

        Line(String text, Map<String, String> context) {
            this.text = text;
            this.context = context;
        }
    }

    static class Hopeless implements ParkedListener {
        @OnWebhookEvent(value = "customer.*", id = "hopeless")
        void handle() {
            throw new UnrecoverableException("never");
        }

        @Override
        public void parked(ParkedDelivery delivery) {
            throw new IllegalStateException("nobody is there");
        }
    }

    /** A defect, after the event is stored. */
    private final class Defect implements WebMvcConfigurer, HandlerInterceptor {
        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(this);
        }

        @Override
        public void postHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
            if (broken) {
                throw new IllegalStateException("a defect");
            }
        }
    }

    @AfterEach
    void writeForPeopleAgain() {
        System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    }

    @ParameterizedTest
    @EnumSource
    void aLineOfAFailureNamesWhatItIsAbout(Line line, CapturedOutput output) throws SQLException {
        int before = output.getOut().length();
        try (RunningZenhook zenhook = RunningZenhook.in(directory)
                .set("logging.structured.format.console", "ecs")
                .bean("hopeless", new Hopeless())
                .bean("defect", new Defect())
                .start()) {
            fail(line, zenhook);
            await().untilAsserted(
                            () -> assertThat(output.getOut().substring(before)).contains(line.text));
        }

        assertThat(output.getOut().substring(before).lines().filter(told -> told.contains(line.text)))
                .isNotEmpty()
                .allSatisfy(told -> assertThat(context(told)).isEqualTo(line.context));
    }

    private void fail(Line line, RunningZenhook zenhook) throws SQLException {
        Webhook webhook = Webhook.event("customer.created").id("event_1");
        switch (line) {
            case INBOX_LOCKED -> {
                try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("zenhook.db"));
                        Statement statement = other.createStatement()) {
                    statement.execute("begin immediate");
                    assertThat(zenhook.send(webhook).statusCode()).isEqualTo(503);
                    statement.execute("rollback");
                }
            }
            case BROKEN -> {
                broken = true;
                assertThat(zenhook.send(webhook).statusCode()).isEqualTo(500);
            }
            case NO_ENVELOPE -> {
                byte[] body = "[]x".getBytes(StandardCharsets.UTF_8);
                assertThat(zenhook.post("/webhooks", body, SigningKey.shared().sign(body))
                                .statusCode())
                        .isEqualTo(400);
            }
            case LISTENER_FAILS ->
                assertThat(zenhook.send(webhook).statusCode()).isEqualTo(200);
        }
    }

    private static Map<String, String> context(String told) {
        JsonNode line = JsonMapper.shared().readTree(told);
        Map<String, String> context = new TreeMap<>();
        FIELDS.stream()
                .filter(line::has)
                .forEach(field -> context.put(field, line.path(field).asString()));
        return context;
    }
}
