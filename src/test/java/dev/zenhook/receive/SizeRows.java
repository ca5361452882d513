package dev.zenhook.receive;

import static dev.zenhook.accept.RawRequest.of;
import static dev.zenhook.accept.RawRequest.webhook;
import static dev.zenhook.receive.Row.row;

import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.Webhook;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Sizes: counted as they stream, and believed only when they are too large. */
final class SizeRows {
    static final int LIMIT = 20_000;

    private SizeRows() {}

    static Stream<Row> all() {
        return Stream.concat(sizes(), framings());
    }

    private static Stream<Row> sizes() {
        return Stream.of(
                row("a body of exactly the limit is stored", of(bodyOf(LIMIT))).isAccepted(),
                row(
                                "a chunked body of exactly the limit is stored",
                                of(bodyOf(LIMIT)).chunked())
                        .isAccepted(),
                row("a body that is one byte too large is refused", of(bodyOf(LIMIT + 1)))
                        .isRefused(413, "too-large"),
                row(
                                "a chunked body that is one byte too large is refused",
                                of(bodyOf(LIMIT + 1)).chunked())
                        .isRefused(413, "too-large"),
                row(
                                "an announced byte too much is refused before it comes",
                                of(bodyOf(LIMIT + 1)).withheldBody())
                        .isRefused(413, "too-large"),
                row(
                                "an announced exabyte is refused before it comes",
                                webhook()
                                        .framing("Content-Length: 9223372036854775807")
                                        .withheldBody())
                        .isRefused(413, "too-large"),
                row("a chunked body in many chunks is stored", webhook().chunked())
                        .isAccepted());
    }

    private static Stream<Row> framings() {
        RawRequest webhook = webhook();
        return Stream.of(
                row(
                                "a Content-Length that no computer can hold is no request",
                                webhook.framing("Content-Length: 99999999999999999999"))
                        .isNoRequest(400),
                row("a negative Content-Length is no request", webhook.framing("Content-Length: -1"))
                        .isNoRequest(400),
                row("a Content-Length of letters is no request", webhook.framing("Content-Length: many"))
                        .isNoRequest(400),
                row("two Content-Lengths are no request", webhook.framing("Content-Length: 1", "Content-Length: 2"))
                        .isNoRequest(400),
                row("an unknown Transfer-Encoding is no request", webhook.framing("Transfer-Encoding: gzip, chunked"))
                        .isNoRequest(501),
                row("a chunk without a size is refused", webhook.chunked().body(ascii("zz\r\n{}\r\n0\r\n\r\n")))
                        .isRefused(400, "truncated"),
                row("a chunk of negative size is refused", webhook.chunked().body(ascii("-2\r\n{}\r\n0\r\n\r\n")))
                        .isRefused(400, "truncated"),
                row("a chunk longer than it says is refused", webhook.chunked().body(ascii("1\r\n{}\r\n0\r\n\r\n")))
                        .isRefused(400, "truncated"),
                row(
                                "no Content-Length at all is a body without bytes",
                                webhook.unframed().withheldBody())
                        .isRejected("not-valid"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Webhook bodyOf(int size) {
        Webhook shortest = Webhook.event("entitlement.created").with("payload", "\"\"");
        return shortest.with("payload", '"' + "x".repeat(size - shortest.body().length) + '"');
    }
}
