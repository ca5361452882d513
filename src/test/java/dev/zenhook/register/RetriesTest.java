package dev.zenhook.register;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static dev.zenhook.register.ConnectedAccount.KEY;
import static dev.zenhook.register.ConnectedAccount.WEBHOOKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.zenhook.register.ManagementApiException.TooManyRequests;
import dev.zenhook.register.ManagementApiException.Unavailable;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
    private final ConnectedAccount connected = new ConnectedAccount();
    private final HttpAccount client = connected.client();

    @AfterEach
    void close() {
        Thread.interrupted();
        connected.close();
    }

    private void once(MappingBuilder request, ResponseDefinitionBuilder answer) {
        connected.stub(request.inScenario("once")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("over")
                .willReturn(answer));
    }

    private void create() {
        client.create("https://one.example", Set.of("customer.created"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aFaultOnTheOtherSideMayPass(int status) {
        once(get(KEY), status(status));

        assertThat(client.key()).isNotEmpty();
        assertThat(connected.waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMillis(500), Duration.ofMillis(750)));
    }

    @Test
    void itEndsAfterThreeRetriesThatComeLaterAndLater() {
        connected.stub(get(KEY).willReturn(status(503)));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(client::key);

        assertThat(connected.requests(RequestMethod.GET, KEY)).hasSize(4);
        assertThat(connected.waits).hasSize(3);
        assertThat(connected.waits.get(0)).isBetween(Duration.ofMillis(500), Duration.ofMillis(750));
        assertThat(connected.waits.get(1)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1_500));
        assertThat(connected.waits.get(2)).isBetween(Duration.ofMillis(1_000), Duration.ofMillis(3_000));
    }

    @Test
    void itWaitsTheSecondsThatItIsAskedTo() {
        once(get(KEY), status(429).withHeader("Retry-After", "7"));

        assertThat(client.key()).isNotEmpty();
        assertThat(connected.waits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void itWaitsUntilTheDateThatItIsAskedTo() {
        connected.clock.advance(
                Duration.ofNanos(1_000_000_000 - connected.clock.instant().getNano()));
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                connected.clock.instant().plusSeconds(21).atOffset(ZoneOffset.UTC));
        once(get(KEY), status(429).withHeader("Retry-After", date));

        assertThat(client.key()).isNotEmpty();
        assertThat(connected.waits).containsExactly(Duration.ofSeconds(21));
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "3600", "Fri, 31 Dec 2100 23:59:59 GMT"})
    void whoIsAskedToWaitLongerThanAMinuteDoesNotAskAgain(String retryAfter) {
        once(get(KEY), status(429).withHeader("Retry-After", retryAfter));

        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(client::key);
        assertThat(connected.waits).isEmpty();
    }

    @Test
    void itDoesNotWaitForWhatIsOver() {
        once(get(KEY), status(429).withHeader("Retry-After", "Wed, 01 Jan 2025 00:00:00 GMT"));

        assertThat(client.key()).isNotEmpty();
        assertThat(connected.waits).containsExactly(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "99999999999999999999", "Fri, 99 Dec 2100 23:59:59 GMT"})
    void itWaitsAsLongAsItThinksRightIfItCannotReadHowLong(String retryAfter) {
        once(get(KEY), status(429).withHeader("Retry-After", retryAfter));

        assertThat(client.key()).isNotEmpty();
        assertThat(connected.waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofMillis(500), Duration.ofMillis(750)));
    }

    @Test
    void tooManyRequestsAreToldAtLast() {
        connected.stub(get(KEY).willReturn(status(429)));

        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(client::key);
        assertThat(connected.requests(RequestMethod.GET, KEY)).hasSize(4);
    }

    /** Else another replica would take its turn while this one is at work. */
    @Test
    void theLongestCallIsShorterThanATurn() {
        connected.stub(get(KEY).willReturn(status(429).withHeader("Retry-After", "60")));
        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(client::key);

        Duration waits = connected.waits.stream().reduce(Duration.ZERO, Duration::plus);
        // Each attempt is made with one token, and with another if that one is refused.
        Duration answers = Wire.CONNECT.plus(Wire.ANSWER).multipliedBy(2L * 2 * (connected.waits.size() + 1));
        assertThat(Turn.LENGTH).isGreaterThan(waits.plus(answers));
    }

    @Test
    void aListenerIsNotCreatedAgainAfterAFault() {
        connected.stub(post(WEBHOOKS).willReturn(status(500)));

        assertThatExceptionOfType(Unavailable.class).isThrownBy(this::create);
        assertThat(connected.requests(RequestMethod.POST, WEBHOOKS)).hasSize(1);
    }

    @Test
    void aListenerIsCreatedWhenThereWereTooManyRequests() {
        once(post(WEBHOOKS), status(429).withHeader("Retry-After", "1"));

        create();

        assertThat(connected.account.listeners()).hasSize(1);
    }

    @Test
    void aTestEventIsAskedForAgain() {
        once(post(WEBHOOKS + "/wh_1/test"), status(502));

        assertThatExceptionOfType(ManagementApiException.NotFound.class).isThrownBy(() -> client.requestTest("wh_1"));
        assertThat(connected.requests(RequestMethod.POST, WEBHOOKS + "/wh_1/test"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404, 409, 418, 422})
    void whatWouldBeAnsweredTheSameIsNotAskedAgain(int status) {
        connected.stub(get(KEY).willReturn(status(status)));

        assertThatExceptionOfType(ManagementApiException.class).isThrownBy(client::key);
        assertThat(connected.requests(RequestMethod.GET, KEY)).hasSize(1);
    }

    @Test
    void interruptionEndsTheWait() {
        Retries retries = new Retries(wait -> {
            throw new InterruptedException();
        });

        assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> retries.run(Call.KEY, () -> {
                    throw new TooManyRequests("429", ApiError.NONE);
                }));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anInterruptedThreadAsksOnce() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(client::key)
                .withMessageContaining("the wait for the answer was interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(connected.waits).isEmpty();
    }
}
