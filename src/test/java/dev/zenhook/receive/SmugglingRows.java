package dev.zenhook.receive;

import static dev.zenhook.accept.RawRequest.webhook;
import static dev.zenhook.receive.Row.row;

import dev.zenhook.accept.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Lengths that a proxy in front could read in another way: they are refused, so that nothing hides behind a body. */
final class SmugglingRows {
    private SmugglingRows() {}

    static Stream<Row> all() {
        return Stream.of(lengths(), twoLengths(), chunks()).flatMap(rows -> rows);
    }

    /** Refused by the head, before any of the body is read. */
    private static Stream<Row> twoLengths() {
        RawRequest chunked = webhook().chunked();
        String length = "Content-Length: " + chunked.body().length;
        String coding = "Transfer-Encoding: chunked";
        return Stream.of(
                        new String[] {coding, length},
                        new String[] {length, coding},
                        new String[] {"transfer-encoding:chunked", "content-length:0"},
                        new String[] {"TRANSFER-ENCODING:\t chunked", "X-Odd: y", "CONTENT-LENGTH:\t 1 "})
                .map(framing -> row(visible(String.join(", ", framing)) + " are two lengths", chunked.framing(framing))
                        .isRefused(400, "two-lengths"));
    }

    private static Stream<Row> lengths() {
        RawRequest webhook = webhook();
        int length = webhook.body().length;
        return Stream.of(
                        "Content-Length: +" + length,
                        "Content-Length: 0x10",
                        "Content-Length: 1 1",
                        "Content-Length: %d, %d".formatted(length, length),
                        "Content-Length: %d, 1".formatted(length),
                        "Content-Length: %d\r\nContent-Length: %d".formatted(length, length),
                        "Content-Length : " + length,
                        "Content-Length:\u000b" + length,
                        "Transfer-Encoding : chunked",
                        "Transfer-Encoding: chunked\r\n\tx",
                        "Transfer-Encoding\u0000: chunked")
                .map(framing -> row(visible(framing) + " is no request", webhook.framing(framing))
                        .isNoRequest(400));
    }

    private static Stream<Row> chunks() {
        RawRequest webhook = webhook();
        return Stream.of(
                        "0x2\r\n{}\r\n0\r\n\r\n",
                        "+2\r\n{}\r\n0\r\n\r\n",
                        "\r\n2\r\n{}\r\n0\r\n\r\n",
                        "00000000000000002\r\n{}\r\n0\r\n\r\n",
                        "FFFFFFFF\r\n{}\r\n0\r\n\r\n",
                        "FFFFFFFFFFFFFFFF2\r\n{}\r\n0\r\n\r\n",
                        "2\r\r{}\r\n0\r\n\r\n",
                        "2\r\n{}0\r\n\r\n",
                        "2;" + "x".repeat(1_100) + "\r\n{}\r\n0\r\n\r\n",
                        "2\r\n{}\r\n0\r\nX-Odd: " + "x".repeat(1_100) + "\r\n\r\n")
                .map(body -> row(
                                "a chunk " + visible(body) + " is refused",
                                webhook.chunked().body(body.getBytes(StandardCharsets.US_ASCII)))
                        .isRefused(400, "truncated"));
    }

    private static String visible(String text) {
        String shown = text.replace("\r", "CR ")
                .replace("\n", "LF ")
                .replace('\u000b', '?')
                .replace('\0', '?')
                .replace('\t', ' ');
        return shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
    }
}
