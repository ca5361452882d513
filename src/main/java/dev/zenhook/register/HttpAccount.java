package dev.zenhook.register;

import dev.zenhook.register.ManagementApi.Target;
import dev.zenhook.register.ManagementApiException.Unauthorized;
import dev.zenhook.verify.AccountAccess;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.databind.JsonNode;

/** An account as it is reached over HTTP. */
final class HttpAccount implements Account {
    /** As many as the vendor's own {@code Nalpeiron/entitlement-updater} asks for. */
    private static final int PAGE_SIZE = 100;

    private static final String SUBSCRIPTIONS = "subscriptions";

    private final String tenant;
    private final Retries retries;
    private final Failures failures;
    private final ManagementApi api;

    HttpAccount(String tenant, AccountAccess access, Wire wire, Retries retries, Clock clock) {
        this.tenant = tenant;
        this.retries = retries;
        Quotes quotes = new Quotes(access.clientSecret());
        failures = new Failures(tenant, quotes, clock);
        AccessTokens tokens = new AccessTokens(access, wire.client().build(), failures, quotes);
        RestClient client = wire.client()
                .baseUrl(access.url())
                .defaultHeader("N-TenantId", access.tenantId())
                .defaultHeader("N-Api-Version", access.apiVersion())
                .requestInterceptor(tokens.interceptor(clock))
                .build();
        api = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(ManagementApi.class);
    }

    @Override
    public String key() {
        JsonNode key = read(Call.KEY, api::key);
        if (!key.isObject()) {
            throw failures.unreadable(Call.KEY, "it is no JSON Web Key");
        }
        return key.toString();
    }

    @Override
    public List<Listener> listeners(Predicate<String> uri) {
        Pages pages = pages(Call.LISTENERS);
        return pages.all(number -> read(Call.LISTENERS, () -> api.listeners(number, PAGE_SIZE)), "id").stream()
                .filter(item -> uri.test(uri(item)))
                .map(item -> listener(pages.text(item, "id"), item))
                .toList();
    }

    private static String uri(JsonNode item) {
        return item.path("uri").asString("");
    }

    /** A list may show less than a listener has. Who took that for no subscriptions would overwrite them. */
    private Listener listener(String id, JsonNode item) {
        JsonNode codes = item.path(SUBSCRIPTIONS);
        if (!codes.isArray()) {
            codes = read(Call.LISTENER, () -> api.listener(id)).path(SUBSCRIPTIONS);
        }
        if (!codes.isArray() || !codes.valueStream().allMatch(JsonNode::isString)) {
            throw failures.unreadable(Call.LISTENER, "it does not show its subscriptions");
        }
        return new Listener(
                id, uri(item), codes.valueStream().map(JsonNode::asString).toList());
    }

    @Override
    public Set<String> codes() {
        Pages pages = pages(Call.EVENTS);
        return pages.items(read(Call.EVENTS, api::events)).stream()
                .map(item -> pages.text(item, "code"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public Listener create(String uri, Set<String> subscriptions) {
        Target target = new Target(uri, List.copyOf(new TreeSet<>(subscriptions)));
        JsonNode created = read(Call.CREATE, () -> api.create(target));
        return new Listener(pages(Call.CREATE).text(created, "id"), uri, target.subscriptions());
    }

    @Override
    public void change(Listener listener) {
        obey(Call.CHANGE, () -> api.change(listener.id(), new Target(listener.uri(), listener.subscriptions())));
    }

    @Override
    public void requestTest(String listenerId) {
        obey(Call.TEST, () -> api.test(listenerId));
    }

    private Pages pages(Call call) {
        return new Pages(why -> failures.unreadable(call, why));
    }

    private JsonNode read(Call call, Supplier<@Nullable JsonNode> request) {
        JsonNode answer = retries.run(call, () -> ask(call, request));
        if (answer == null) {
            throw failures.unreadable(call, "it is empty");
        }
        return answer;
    }

    private void obey(Call call, Runnable request) {
        retries.run(
                call,
                () -> ask(call, () -> {
                    request.run();
                    return true;
                }));
    }

    private <T extends @Nullable Object> T ask(Call call, Supplier<T> request) {
        try {
            return once(call, request);
        } catch (Unauthorized e) {
            // The token may have been revoked. It is forgotten by now, and this gets another.
            return once(call, request);
        }
    }

    private <T extends @Nullable Object> T once(Call call, Supplier<T> request) {
        try {
            return request.get();
        } catch (RestClientException e) {
            throw failures.of(call, e);
        }
    }

    @Override
    public String toString() {
        return "account of tenant " + tenant;
    }
}
