package dev.zenhook.guard;

import dev.zenhook.testkit.RunningZenhook;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keeps cookies, says where its pages come from, and follows no redirection by itself. */
final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI zenhook;

    Browser(RunningZenhook zenhook) {
        this.zenhook = URI.create("http://127.0.0.1:" + zenhook.managementPort());
    }

    HttpResponse<String> open(String address) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(zenhook.resolve(address))
                        .header("Accept", "text/html,*/*;q=0.8")
                        .header("Sec-Fetch-Mode", "navigate")
                        .build(),
                BodyHandlers.ofString());
    }

    /** Sends a form of a page of ours. */
    HttpResponse<String> send(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return ask(path, "application/x-www-form-urlencoded", body, Map.of("Origin", zenhook.toString()));
    }

    HttpResponse<String> ask(String path, String type, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(zenhook.resolve(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** From the form on a page. */
    String token(String page) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(open(page).body());
        if (!token.find()) {
            throw new IllegalStateException("No token on " + page);
        }
        return token.group(1);
    }

    HttpResponse<String> logIn(String name, String password) throws IOException, InterruptedException {
        return send("/login", Map.of("username", name, "password", password, "_csrf", token("/login")));
    }

    /** The session's id; empty without one. */
    String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("ZENHOOK_OPERATOR"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }
}
