package dev.zenhook.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated Zentitle2 answers. */
record Answer(int status, @Nullable Object body) {
    static Answer ok(Object body) {
        return new Answer(200, body);
    }

    static Answer nothing() {
        return new Answer(204, null);
    }

    ResponseDefinition toWireMock() {
        ResponseDefinitionBuilder answer =
                ResponseDefinitionBuilder.responseDefinition().withStatus(status);
        if (body != null) {
            answer.withHeader("Content-Type", "application/json")
                    .withBody(JsonMapper.shared().writeValueAsString(body));
        }
        return answer.build();
    }
}
