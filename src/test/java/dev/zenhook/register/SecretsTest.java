package dev.zenhook.register;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static dev.zenhook.register.ConnectedAccount.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Neither the secret nor a token is written anywhere, though everything is logged, and the other side tells all it knows. */
class SecretsTest {
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.a-b_c.d~e+f/g=";

    private final ConnectedAccount connected = new ConnectedAccount();
    private final String secret = connected.account.clientSecret();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Logger> loggers =
            List.of(logger("org.springframework"), logger("dev.zenhook"), logger("jdk.httpclient"));
    private final Map<Logger, Boolean> additive = new HashMap<>();

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @BeforeEach
    void logEverything() {
        log.start();
        loggers.forEach(logger -> {
            additive.put(logger, logger.isAdditive());
            logger.setAdditive(false);
            logger.setLevel(Level.TRACE);
            logger.addAppender(log);
        });
    }

    @AfterEach
    void close() {
        loggers.forEach(logger -> {
            logger.detachAppender(log);
            logger.setLevel(null);
            logger.setAdditive(additive.getOrDefault(logger, true));
        });
        connected.close();
    }

    private String logged() {
        StringBuilder all = new StringBuilder();
        for (ILoggingEvent event : log.list) {
            all.append(event.getFormattedMessage()).append('\n');
            if (event.getThrowableProxy() != null) {
                all.append(event.getThrowableProxy().getMessage()).append('\n');
            }
        }
        return all.toString();
    }

    private static String told(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    @Test
    void nothingIsLoggedOfWhatIsSentAndGiven() {
        HttpAccount client = connected.client();
        client.key();
        client.create("https://one.example", Set.of("customer.created"));
        client.listeners(uri -> true);

        String token = connected
                .requests(RequestMethod.GET, KEY)
                .getFirst()
                .getHeader("Authorization")
                .replace("Bearer ", "");
        assertThat(logged()).contains("Writing [").contains("application/x-www-form-urlencoded");
        assertThat(logged()).doesNotContain(secret).doesNotContain(token);
        assertThat(client.toString() + connected.access()).doesNotContain(secret);
    }

    @Test
    void nothingIsRepeatedOfWhatTheApiTells() {
        connected.stub(post(connected.tokenPath())
                .willReturn(okJson("{\"access_token\": \"%s\", \"expires_in\": 300}".formatted(TOKEN))));
        connected.stub(get(KEY).willReturn(status(503).withBody("""
            {"errorCode": "%1$s", "details": "Authorization: Bearer %1$s", "validationErrors": ["%1$s", {"%1$s": 1}]}
            """.formatted(TOKEN))));

        Throwable failure = catchThrowable(connected.client()::key);

        assertThat(told(failure)).contains("Authorization: Bearer (hidden)").doesNotContain(TOKEN);
        assertThat(logged()).contains("Asking again").doesNotContain(TOKEN);
    }

    @Test
    void nothingIsRepeatedOfWhatTheTokenEndpointTells() {
        connected.stub(post(connected.tokenPath()).willReturn(status(401).withBody("""
            {"error": "invalid_client", "error_description": "%s is not the secret"}
            """.formatted(secret))));

        Throwable failure = catchThrowable(connected.client()::key);

        assertThat(told(failure)).contains("(hidden) is not the secret").doesNotContain(secret);
        assertThat(logged()).doesNotContain(secret);
    }

    /** The JDK quotes a header that it cannot send. */
    @Test
    void aTokenThatCannotBeSentIsNotTold() {
        connected.stub(post(connected.tokenPath())
                .willReturn(okJson("{\"access_token\": \"%s\\u00e4\\n\"}".formatted(TOKEN))));

        assertThat(told(catchThrowable(connected.client()::key))).doesNotContain(TOKEN);
    }
}
