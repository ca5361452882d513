package dev.zenhook.register;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;

/**
 * The part of Zentitle2's Management API that is used here, as the vendor's public description of it has it (in {@code
 * Nalpeiron/saas-example-dotnet}). Answers are taken as they come and judged by {@link HttpAccount}; null is an empty one.
 */
@HttpExchange(url = "/api/v1/account", accept = "application/json")
interface ManagementApi {
    @GetExchange("/key")
    @Nullable
    JsonNode key();

    /**
     * A page of the webhooks.
     *
     * @param pageNumber from 1
     */
    @GetExchange("/webhooks")
    @Nullable
    JsonNode listeners(@RequestParam int pageNumber, @RequestParam int pageSize);

    @GetExchange("/webhooks/{id}")
    @Nullable
    JsonNode listener(@PathVariable String id);

    @PostExchange(url = "/webhooks", contentType = "application/json")
    @Nullable
    JsonNode create(@RequestBody Target target);

    @PutExchange(url = "/webhooks/{id}", contentType = "application/json")
    void change(@PathVariable String id, @RequestBody Target target);

    @PostExchange("/webhooks/{id}/test")
    void test(@PathVariable String id);

    /** The events that there are, in one list: it has no pages. */
    @GetExchange("/webhooks/events")
    @Nullable
    JsonNode events();

    /**
     * Where to send what.
     *
     * @param uri at most 2,048 characters
     * @param subscriptions at least one event code
     */
    record Target(String uri, List<String> subscriptions) {}
}
