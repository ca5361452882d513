package dev.zenhook.guard;

import dev.zenhook.testkit.RunningZenhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whoever comes to the operator's door, and what such people call themselves. */
public enum Somebody {
    NOBODY(null),
    VIEWER("vera:a viewer looks"),
    OPERATOR("Ada:an operator acts"),
    WRONG_PASSWORD("Ada:a viewer looks"),
    UNKNOWN("nemo:an operator acts");

    private static final String VIEWER_HASH = "{bcrypt}$2a$10$FPwEK/Pvrr0f8CeY2bMx0OX21u2v0X2kyguw/WvJRrxDYnWEzisqm";
    private static final String OPERATOR_HASH = "{bcrypt}$2a$10$9fnnW.38i/13IRgH5cjegOOK9O1.jh8ycH47YH8ereQcTT2Gt0z2u";
    private static final HttpClient CLIENT = client("127.0.0.1");

    private final @Nullable String credentials;

    Somebody(@Nullable String credentials) {
        this.credentials = credentials;
    }

    /** Lets {@link #VIEWER} and {@link #OPERATOR} log in. */
    public static RunningZenhook.Builder mayLogInAt(RunningZenhook.Builder zenhook) {
        String users = "zenhook.operators.users.";
        return zenhook.set(users + "vera.password-hash", VIEWER_HASH)
                .set(users + "vera.role", "viewer")
                .set(users + "Ada.password-hash", OPERATOR_HASH)
                .set(users + "Ada.role", "operator");
    }

    /** One that calls from another address of this machine. */
    static HttpClient client(String from) {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .localAddress(InetAddress.getByName(from))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The way curl does with -u: the password comes with the call. */
    public HttpResponse<String> call(RunningZenhook zenhook, String method, String path, String body) {
        return call(CLIENT, zenhook, method, path, Map.of("Content-Type", "application/json"), body);
    }

    HttpResponse<String> call(
            HttpClient client,
            RunningZenhook zenhook,
            String method,
            String path,
            Map<String, String> headers,
            String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + zenhook.managementPort() + path))
                .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (credentials != null) {
            request.header("Authorization", basic(credentials));
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
