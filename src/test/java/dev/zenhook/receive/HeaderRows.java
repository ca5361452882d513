package dev.zenhook.receive;

import static dev.zenhook.accept.RawRequest.webhook;
import static dev.zenhook.receive.Row.row;

import dev.zenhook.accept.RawRequest;
import java.util.stream.Stream;

/** Headers: those that mean nothing here change nothing; those that make no request are refused. */
final class HeaderRows {
    private HeaderRows() {}

    static Stream<Row> all() {
        return Stream.of(
                row("a plain webhook is stored", webhook()).isAccepted(),
                row(
                                "a webhook without Content-Type is stored",
                                webhook().withoutHeaders().header("Host", "localhost"))
                        .isAccepted(),
                row("a Content-Type of text is no obstacle", webhook().contentType("text/plain"))
                        .isAccepted(),
                row("a Content-Type that is none is no obstacle", webhook().contentType(";;no/ /type=,"))
                        .isAccepted(),
                row("an empty Content-Type is no obstacle", webhook().contentType(""))
                        .isAccepted(),
                row(
                                "a form's Content-Type does not eat the body",
                                webhook().contentType("application/x-www-form-urlencoded"))
                        .isAccepted(),
                row(
                                "a multipart Content-Type does not eat the body",
                                webhook().contentType("multipart/form-data; boundary=x"))
                        .isAccepted(),
                row(
                                "a multipart Content-Type without boundary is no obstacle",
                                webhook().contentType("multipart/form-data"))
                        .isAccepted(),
                row("two Content-Types are no obstacle", webhook().header("Content-Type", "text/html"))
                        .isAccepted(),
                row("an Accept that we cannot serve is no obstacle", webhook().header("Accept", "image/png"))
                        .isAccepted(),
                row("an Accept that is none is no obstacle", webhook().header("Accept", "no accept/"))
                        .isAccepted(),
                row("a browser's Origin is no obstacle", webhook().header("Origin", "https://example.com"))
                        .isAccepted(),
                row("a wish for another method is not heard", webhook().header("X-HTTP-Method-Override", "DELETE"))
                        .isAccepted(),
                row("a wish for another path is not heard", webhook().header("X-Forwarded-Prefix", "/other"))
                        .isAccepted(),
                row("a wish to upgrade is not heard", webhook().header("Upgrade", "h2c"))
                        .isAccepted(),
                row(
                                "conditions are not heard",
                                webhook().header("If-None-Match", "*").header("If-Match", "\"x\""))
                        .isAccepted(),
                row("a range is not heard", webhook().header("Range", "bytes=0-1"))
                        .isAccepted(),
                row("two Hosts are no request", webhook().header("Host", "example.com"))
                        .isNoRequest(400),
                row("no Host is no request", webhook().withoutHeaders()).isNoRequest(400),
                row("a space before the colon is no request", webhook().header("X-Odd ", "1"))
                        .isNoRequest(400),
                row("a NUL in a value is no request", webhook().header("X-Odd", "a\0b"))
                        .isNoRequest(400),
                row("headers beyond all measure are no request", webhook().header("X-Odd", "x".repeat(9_000)))
                        .isNoRequest(400),
                row("64 headers are a request", of64Lines()).isAccepted(),
                row("65 headers are no request", of64Lines().header("X-Odd", "one more"))
                        .isNoRequest(400));
    }

    /** Beside that of the request. */
    private static RawRequest of64Lines() {
        RawRequest webhook = webhook();
        int lines = webhook.headers().size() + 2; // with the signature and the length
        return Stream.iterate(webhook, request -> request.header("X-Odd", "1"))
                .skip(64 - lines)
                .findFirst()
                .orElseThrow();
    }
}
