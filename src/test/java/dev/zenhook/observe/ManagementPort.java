package dev.zenhook.observe;

import dev.zenhook.testkit.RunningZenhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks the way an operator does. */
final class ManagementPort {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private ManagementPort() {}

    /** @param path below {@code /actuator} */
    static HttpResponse<String> call(RunningZenhook zenhook, String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + zenhook.managementPort() + "/actuator" + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
