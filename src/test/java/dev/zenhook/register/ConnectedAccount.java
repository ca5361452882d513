package dev.zenhook.register;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.zenhook.simulator.SimulatedZentitle2;
import dev.zenhook.testkit.SettableClock;
import dev.zenhook.verify.AccountAccess;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** An account at a simulated Zentitle2, and the client for it. It does not wait: it writes down how long it would have. */
final class ConnectedAccount implements AutoCloseable {
    static final String KEY = "/api/v1/account/key";
    static final String WEBHOOKS = "/api/v1/account/webhooks";
    static final String SETTINGS = "zenhook.tenants.main.management-api.";

    final SimulatedZentitle2 zentitle2 = SimulatedZentitle2.start();
    final dev.zenhook.simulator.Account account = zentitle2.account();
    final SettableClock clock = SettableClock.at(Instant.now().toString());
    final List<Duration> waits = new ArrayList<>();

    private final List<Wire> wires = new ArrayList<>();
    private final Retries retries = new Retries(waits::add);

    AccountAccess access() {
        return access(account.clientSecret());
    }

    AccountAccess access(String secret) {
        return access(zentitle2.url(), zentitle2.tokenUrl(), secret);
    }

    AccountAccess access(String url, String tokenUrl, String secret) {
        return new AccountAccess(
                URI.create(url), URI.create(tokenUrl), account.tenantId(), account.clientId(), secret, "2025-10-10");
    }

    HttpAccount client() {
        return client(access());
    }

    HttpAccount client(AccountAccess access) {
        return client(access, new Wire());
    }

    /** One that expects answers to be so quick and so small. */
    HttpAccount client(Duration answer, DataSize largest) {
        return client(access(), new Wire(Duration.ofSeconds(5), answer, largest));
    }

    private HttpAccount client(AccountAccess access, Wire wire) {
        wires.add(wire);
        return new HttpAccount("main", access, wire, retries, clock);
    }

    /** From now on Zentitle2 answers so. */
    void stub(MappingBuilder request) {
        zentitle2.wireMock().stubFor(request);
    }

    List<LoggedRequest> requests(RequestMethod method, String path) {
        return zentitle2.wireMock().findAll(RequestPatternBuilder.newRequestPattern(method, urlPathEqualTo(path)));
    }

    List<LoggedRequest> requests() {
        return zentitle2.wireMock().findAll(RequestPatternBuilder.newRequestPattern(RequestMethod.ANY, anyUrl()));
    }

    List<LoggedRequest> tokenRequests() {
        return requests(RequestMethod.POST, tokenPath());
    }

    String tokenPath() {
        return URI.create(zentitle2.tokenUrl()).getPath();
    }

    @Override
    public void close() {
        wires.forEach(Wire::close);
        zentitle2.close();
    }
}
