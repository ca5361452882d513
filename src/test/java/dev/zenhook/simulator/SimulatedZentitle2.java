package dev.zenhook.simulator;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A Zentitle2 with one account, on a loopback port of its own: the Management API, and a sender that signs with the account's
 * key and POSTs to the account's listeners. Its state is real: a listener that is created is listed, and told.
 *
 * <pre>
 * try (SimulatedZentitle2 zentitle2 = SimulatedZentitle2.start()) {
 *     zentitle2.account().listen(URI.create("http://localhost:8080/webhooks"), zentitle2.account().codes());
 *     …
 * }
 * </pre>
 */
public final class SimulatedZentitle2 implements AutoCloseable {
    private static final int MILLIS_BETWEEN_LOOKS = 20;
    private static final int SECONDS_FOR_THE_LAST_ANSWER = 15;

    private final Account account;
    private final Postman postman;
    private final Endpoints endpoints;
    private final ScheduledExecutorService sender;
    private volatile TestForm testForm = TestForm.EMPTY_OBJECT;

    private SimulatedZentitle2(Clock clock, Journal journal) {
        Random random = new Random();
        account = new Account(clock);
        postman = new Postman(account, new HttpWire(), clock, journal);
        endpoints = Endpoints.open();
        new TokenEndpoint(account).in(endpoints);
        new ManagementApi(
                        account,
                        listener -> postman.publish(Notice.test(testForm, listener.id(), clock.instant(), random)))
                .in(endpoints);
        sender = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("simulated-zentitle2").factory());
        sender.scheduleWithFixedDelay(postman::deliverDue, 0, MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }

    public static SimulatedZentitle2 start() {
        return start(Clock.systemUTC(), Journal.NOBODY_LISTENS);
    }

    static SimulatedZentitle2 start(Clock clock, Journal journal) {
        return new SimulatedZentitle2(clock, journal);
    }

    public Account account() {
        return account;
    }

    /** Below which the Management API is, without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + endpoints.server().port();
    }

    public String tokenUrl() {
        return url() + TokenEndpoint.path(account);
    }

    /** To see what was asked, and to have a request answered otherwise: a stub of a test's own comes first. */
    public WireMockServer wireMock() {
        return endpoints.server();
    }

    /** How test events are written that are asked for through the Management API. */
    public void testForm(TestForm form) {
        testForm = form;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    /** To every listener that it is for; returns at once. */
    void publish(Notice notice) {
        postman.publish(notice);
    }

    void publish(List<Notice> notices) {
        notices.forEach(this::publish);
    }

    /** Waits for the answer to what is on its way; sends nothing more. Closing twice does no harm. */
    void stopSending() {
        postman.retire();
        sender.shutdown();
        try {
            sender.awaitTermination(SECONDS_FOR_THE_LAST_ANSWER, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopSending();
        endpoints.server().stop();
    }
}
