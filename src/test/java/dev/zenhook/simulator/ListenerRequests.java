package dev.zenhook.simulator;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the requests that have to do with listeners, and refuses those that make no sense. */
final class ListenerRequests {
    private static final int LONGEST_URI = 2_048;
    private static final Pattern ID = Pattern.compile("/webhooks/([^/?]+)");

    private final Account account;

    ListenerRequests(Account account) {
        this.account = account;
    }

    /** The listener in the path. */
    Listener addressed(Request request) {
        Matcher id = ID.matcher(request.getUrl());
        Listener listener = id.find() ? account.listener(id.group(1)) : null;
        if (listener == null) {
            throw new ApiException(404, "not.found", "There is no such webhook listener.");
        }
        return listener;
    }

    /** The listener in the body. */
    Listener written(String id, Request request) {
        JsonNode body = json(request);
        return new Listener(id, uri(body.path("uri").asString("")), subscriptions(body.path("subscriptions")));
    }

    private static JsonNode json(Request request) {
        try {
            return JsonMapper.shared().readTree(request.getBody());
        } catch (JacksonException e) {
            throw new ApiException(400, "bad.request", "The body is no JSON.");
        }
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && text.length() <= LONGEST_URI) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw ApiException.invalid("uri", "must be an absolute HTTP URI of at most " + LONGEST_URI + " characters");
    }

    private List<String> subscriptions(JsonNode texts) {
        List<String> codes =
                texts.valueStream().map(code -> code.asString("")).distinct().toList();
        if (codes.isEmpty() || !texts.isArray() || !account.codes().containsAll(codes)) {
            throw ApiException.invalid("subscriptions", "must be a list of known event codes, with one at least");
        }
        return codes;
    }
}
