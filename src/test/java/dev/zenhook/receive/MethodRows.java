package dev.zenhook.receive;

import static dev.zenhook.accept.RawRequest.webhook;
import static dev.zenhook.receive.Row.row;

import java.util.stream.Stream;

/** Methods: POST, in these letters. */
final class MethodRows {
    private MethodRows() {}

    static Stream<Row> all() {
        return Stream.concat(
                Stream.of("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "post", "POSTS", "PROPFIND")
                        .map(method -> row(method + " is not POST", webhook().method(method))
                                .isRefused(405, "method-not-allowed")),
                Stream.of(
                        row(
                                        "GET without a signature is told the method, not the signature",
                                        webhook().method("GET").unsigned())
                                .isRefused(405, "method-not-allowed"),
                        row("an unknown path is told no method", webhook().line("GET /other HTTP/1.1"))
                                .isRefused(404, "not-found"),
                        row("TRACE is not POST, says Tomcat", webhook().method("TRACE"))
                                .isNoRequest(405),
                        row("a method that is no word is no request", webhook().method("PO[]ST"))
                                .isNoRequest(400),
                        row(
                                        "a request line without a path is no request",
                                        webhook().line("POST"))
                                .isNoRequest(400),
                        row("HTTP of no version is no request", webhook().line("POST /webhooks HTTQ/1.1"))
                                .isNoRequest(400),
                        row(
                                        "HTTP of an unknown version is no request",
                                        webhook().line("POST /webhooks HTTP/9.1"))
                                .isNoRequest(505),
                        row("HTTP 1.0 is taken", webhook().line("POST /webhooks HTTP/1.0"))
                                .isAccepted()));
    }
}
