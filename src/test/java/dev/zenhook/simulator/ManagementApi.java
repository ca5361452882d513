package dev.zenhook.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import dev.zenhook.testkit.Ids;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** The part of the Management API that has to do with webhooks. */
final class ManagementApi {
    private static final String KEY = "/api/v1/account/key";
    private static final String LISTENERS = "/api/v1/account/webhooks";
    private static final String ID = "/(?!events$)[^/]+";

    private final Account account;
    private final ListenerRequests requests;
    private final Consumer<Listener> test;

    /** @param test sends a test event to the listener */
    ManagementApi(Account account, Consumer<Listener> test) {
        this.account = account;
        this.requests = new ListenerRequests(account);
        this.test = test;
    }

    void in(Endpoints endpoints) {
        allow(endpoints, get(urlPathEqualTo(KEY)), Account.API_ADMIN, request -> key());
        allow(endpoints, get(urlPathEqualTo(LISTENERS)), Account.WEBHOOKS_ADMIN, this::list);
        allow(endpoints, post(urlPathEqualTo(LISTENERS)), Account.WEBHOOKS_ADMIN, this::create);
        allow(endpoints, get(urlPathEqualTo(LISTENERS + "/events")), Account.WEBHOOKS_ADMIN, request -> events());
        allow(endpoints, get(urlPathMatching(LISTENERS + ID)), Account.WEBHOOKS_ADMIN, this::read);
        allow(endpoints, put(urlPathMatching(LISTENERS + ID)), Account.WEBHOOKS_ADMIN, this::change);
        allow(endpoints, delete(urlPathMatching(LISTENERS + ID)), Account.WEBHOOKS_ADMIN, this::remove);
        allow(endpoints, post(urlPathMatching(LISTENERS + ID + "/test")), Account.WEBHOOKS_ADMIN, this::test);
    }

    private void allow(Endpoints endpoints, MappingBuilder pattern, String scope, Function<Request, Answer> answer) {
        endpoints.answer(pattern, request -> {
            judge(request, scope);
            return answer.apply(request);
        });
    }

    private void judge(Request request, String scope) {
        String authorization = String.valueOf(request.getHeader("Authorization"));
        Set<String> granted = account.scopesOf(authorization.replaceFirst("(?i)^Bearer ", ""))
                .orElseThrow(() -> new ApiException(401, "unauthorized", "The access token is missing or not valid."));
        if (!account.tenantId().equals(request.getHeader("N-TenantId"))) {
            throw new ApiException(403, "forbidden", "N-TenantId is missing or names another tenant.");
        }
        if (!granted.contains(scope)) {
            throw new ApiException(403, "forbidden", "The scope " + scope + " is missing.");
        }
    }

    private Answer key() {
        return Answer.ok(JsonMapper.shared().readTree(account.key().jwk()));
    }

    private Answer list(Request request) {
        List<Listener> all = account.listeners();
        return switch (account.listShape()) {
            case PAGE -> ListPage.asked(request, account.maxPageSize()).of(all);
            case DATA -> Answer.ok(Map.of("data", all));
            case BARE_ARRAY -> Answer.ok(all);
        };
    }

    private Answer create(Request request) {
        return new Answer(201, account.put(requests.written(Ids.next("wh"), request)));
    }

    private Answer events() {
        List<Map<String, String>> items = account.codes().stream()
                .map(code -> Map.of("type", type(code), "code", code, "description", code.replace('.', ' ')))
                .toList();
        return Answer.ok(Map.of("items", items, "elementsTotal", items.size()));
    }

    private static String type(String code) {
        if (code.startsWith("entitlement.group.")) {
            return "entitlementGroup";
        }
        return code.startsWith("customer.") ? "customer" : "entitlement";
    }

    private Answer read(Request request) {
        return Answer.ok(requests.addressed(request));
    }

    private Answer change(Request request) {
        account.put(requests.written(requests.addressed(request).id(), request));
        return Answer.nothing();
    }

    private Answer remove(Request request) {
        account.remove(requests.addressed(request).id());
        return Answer.nothing();
    }

    private Answer test(Request request) {
        test.accept(requests.addressed(request));
        return Answer.nothing();
    }
}
