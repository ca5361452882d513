package dev.zenhook.receive;

import static dev.zenhook.accept.RawRequest.of;
import static dev.zenhook.accept.RawRequest.webhook;
import static dev.zenhook.receive.Row.row;

import dev.zenhook.testkit.Webhook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Encodings: the bytes that were signed are the bytes that are read, whatever surrounds them. */
final class EncodingRows {
    private EncodingRows() {}

    static Stream<Row> all() {
        return Stream.concat(contentEncodings(), bytes());
    }

    private static Stream<Row> contentEncodings() {
        return Stream.of(
                row("gzip is refused", of(gzip(event("a"))).header("Content-Encoding", "gzip"))
                        .isRefused(415, "content-encoding"),
                row("a name of gzip in other letters is refused", webhook().header("Content-Encoding", "X-GZip"))
                        .isRefused(415, "content-encoding"),
                row("identity is no encoding", webhook().header("Content-Encoding", "identity"))
                        .isAccepted(),
                row("Identity is no encoding either", webhook().header("Content-Encoding", "Identity"))
                        .isAccepted(),
                row("an empty Content-Encoding is none", webhook().header("Content-Encoding", ""))
                        .isAccepted(),
                row("a list that ends with gzip is refused", webhook().header("Content-Encoding", "identity, gzip"))
                        .isRefused(415, "content-encoding"),
                row(
                                "a second header with gzip is refused",
                                webhook().header("Content-Encoding", "identity").header("Content-Encoding", "gzip"))
                        .isRefused(415, "content-encoding"),
                row("gzip that nobody announced is no JSON", of(gzip(event("a"))))
                        .isUnreadable("$"));
    }

    private static Stream<Row> bytes() {
        return Stream.of(
                row(
                                "a charset parameter is not believed",
                                of(event("Zoë")).contentType("application/json;charset=latin1"))
                        .isAccepted(),
                row(
                                "an unknown charset is no obstacle",
                                of(event("Zoë")).contentType("application/json;charset=no-such"))
                        .isAccepted(),
                row(
                                "a charset that is no name is no obstacle",
                                of(event("Zoë")).contentType("application/json;charset=\"\\"))
                        .isAccepted(),
                row("a byte order mark is signed and skipped", of("\uFEFF" + event("a")))
                        .isAccepted(),
                row("line breaks around the JSON are signed and skipped", of("\r\n" + event("a") + "\r\n"))
                        .isAccepted(),
                row("characters beyond the BMP are read", of(event("\uD83D\uDC1D")))
                        .isAccepted(),
                row("a lonely surrogate escape is content like any other", of(event("\\uD83D")))
                        .isAccepted(),
                row("bytes that are no UTF-8 are no JSON", of(event("ÿ").getBytes(StandardCharsets.ISO_8859_1)))
                        .isUnreadable("$"),
                row("a character cut in half is no JSON", of(cutInHalf())).isUnreadable("$"),
                row("a NUL in the JSON is no JSON", of(event("\0"))).isUnreadable("$"),
                row("UTF-16 with a byte order mark is read", of(event("Zoë").getBytes(StandardCharsets.UTF_16)))
                        .isAccepted(),
                row("UTF-32 is read", of(event("Zoë").getBytes(Charset.forName("UTF-32BE"))))
                        .isAccepted());
    }

    private static String event(String name) {
        return new String(
                Webhook.event("entitlement.created")
                        .with("payload", "{\"name\":\"" + name + "\"}")
                        .body(),
                StandardCharsets.UTF_8);
    }

    private static byte[] cutInHalf() {
        byte[] whole = ("{\"name\":\"\uD83D\uDC1D").getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(whole, whole.length - 2);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
