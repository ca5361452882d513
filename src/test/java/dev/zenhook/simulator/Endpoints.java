package dev.zenhook.simulator;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** WireMock with stubs that compute their answers. A test's own stub for a request takes precedence over these. */
final class Endpoints implements ResponseDefinitionTransformerV2 {
    private static final String NAME = "simulated-zentitle2";
    private static final String ENDPOINT = "endpoint";
    private static final int REMEMBERED_REQUESTS = 1_000;
    private static final int AFTER_A_TESTS_OWN = 10;

    private final Map<String, Function<Request, Answer>> answers = new ConcurrentHashMap<>();
    private final WireMockServer server;

    private Endpoints() {
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .maxRequestJournalEntries(REMEMBERED_REQUESTS)
                .extensions(this));
    }

    static Endpoints open() {
        Endpoints endpoints = new Endpoints();
        endpoints.server.start();
        return endpoints;
    }

    WireMockServer server() {
        return server;
    }

    void answer(MappingBuilder request, Function<Request, Answer> answer) {
        String name = "endpoint-" + answers.size();
        answers.put(name, answer);
        server.stubFor(request.atPriority(AFTER_A_TESTS_OWN)
                .willReturn(WireMock.aResponse().withTransformers(NAME).withTransformerParameter(ENDPOINT, name)));
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Object name = event.getTransformerParameters().get(ENDPOINT);
        @Nullable Function<Request, Answer> answer = answers.get(String.valueOf(name));
        if (answer == null) {
            throw new IllegalStateException("No endpoint " + name);
        }
        try {
            return answer.apply(event.getRequest()).toWireMock();
        } catch (ApiException e) {
            return e.answer().toWireMock();
        }
    }
}
