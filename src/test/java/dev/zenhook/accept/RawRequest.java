package dev.zenhook.accept;

import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request as the bytes of its lines, so that it can be wrong in every way. It starts as a webhook without fault.
 *
 * @param framing the header that says where the body ends
 * @param body what is sent after the head
 */
public record RawRequest(
        String line, List<String> headers, List<String> signatures, List<String> framing, byte[] body) {
    private static final int CHUNK = 100;

    public static RawRequest of(byte[] body) {
        return new RawRequest(
                "POST /webhooks HTTP/1.1",
                List.of("Host: localhost", "Connection: close", "Content-Type: application/json"),
                List.of("N-Signature: " + SigningKey.shared().sign(body)),
                List.of("Content-Length: " + body.length),
                body);
    }

    public static RawRequest of(String body) {
        return of(body.getBytes(StandardCharsets.UTF_8));
    }

    public static RawRequest of(Webhook webhook) {
        return of(webhook.body());
    }

    /** An event that a handler takes. */
    public static RawRequest webhook() {
        return of(Webhook.event("entitlement.created"));
    }

    public RawRequest line(String other) {
        return new RawRequest(other, headers, signatures, framing, body);
    }

    public RawRequest method(String method) {
        return line(method + line.substring(line.indexOf(' ')));
    }

    public RawRequest to(String target) {
        return line("POST " + target + " HTTP/1.1");
    }

    public RawRequest header(String name, String value) {
        return new RawRequest(line, plus(headers, name + ": " + value), signatures, framing, body);
    }

    /** Leaves the connection open. */
    public RawRequest keptAlive() {
        List<String> others =
                headers.stream().filter(line -> !line.startsWith("Connection")).toList();
        return new RawRequest(line, others, signatures, framing, body);
    }

    public RawRequest contentType(String value) {
        List<String> others = headers.stream()
                .filter(line -> !line.startsWith("Content-Type"))
                .toList();
        return new RawRequest(line, others, signatures, framing, body).header("Content-Type", value);
    }

    public RawRequest withoutHeaders() {
        return new RawRequest(line, List.of(), signatures, framing, body);
    }

    /** One header for each value. */
    public RawRequest signature(String... values) {
        return signatureLines(
                Stream.of(values).map(value -> "N-Signature: " + value).toArray(String[]::new));
    }

    public RawRequest unsigned() {
        return signatureLines();
    }

    public RawRequest signatureLines(String... lines) {
        return new RawRequest(line, headers, List.of(lines), framing, body);
    }

    public RawRequest signedBy(SigningKey key) {
        return signature(key.sign(body));
    }

    /** The value that is sent so far. */
    public String signature() {
        return signatures.getFirst().substring("N-Signature: ".length());
    }

    public RawRequest framing(String... lines) {
        return new RawRequest(line, headers, signatures, List.of(lines), body);
    }

    /** Says nothing about a body. */
    public RawRequest unframed() {
        return framing(new String[0]);
    }

    /** Sends other bytes than those that were signed. */
    public RawRequest body(byte[] other) {
        return new RawRequest(line, headers, signatures, framing, other);
    }

    public RawRequest withheldBody() {
        return body(new byte[0]);
    }

    public RawRequest chunked() {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; from += CHUNK) {
            int size = Math.min(CHUNK, body.length - from);
            chunks.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(body, from, size);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return framing("Transfer-Encoding: chunked").body(chunks.toByteArray());
    }

    public byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head());
        all.writeBytes(body);
        return all.toByteArray();
    }

    public byte[] head() {
        String lines = Stream.of(List.of(line), headers, signatures, framing)
                .flatMap(List::stream)
                .reduce("", (head, next) -> head + next + "\r\n");
        return (lines + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> plus(List<String> lines, String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return more;
    }
}
