package dev.zenhook.receive;

import static dev.zenhook.accept.RawRequest.webhook;
import static dev.zenhook.receive.Row.row;

import dev.zenhook.accept.RawRequest;
import dev.zenhook.testkit.SigningKey;
import dev.zenhook.testkit.Webhook;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Signatures: one text, of one key, over exactly these bytes. */
final class SignatureRows {
    static final SigningKey OTHER_TENANT = SigningKey.generate(2048);

    private static final SigningKey STRANGER = SigningKey.generate(2048);
    private static final SigningKey LONGER = SigningKey.generate(3072);

    private SignatureRows() {}

    static Stream<Row> all() {
        return Stream.of(headers(), texts(), lengths(), keys(), bits()).flatMap(rows -> rows);
    }

    private static Stream<Row> headers() {
        RawRequest webhook = webhook();
        String good = webhook.signature();
        return Stream.of(
                row("a missing signature is rejected", webhook.unsigned()).isRejected("missing"),
                row("an empty signature is rejected", webhook.signature("")).isRejected("missing"),
                row("a signature of white space is rejected", webhook.signature(" \t "))
                        .isRejected("missing"),
                row("two empty signatures are rejected", webhook.signature("", ""))
                        .isRejected("missing"),
                row("a repeated signature is rejected", webhook.signature(good, good))
                        .isRejected("repeated"),
                row("a good signature before a bad one is rejected", webhook.signature(good, "AAAA"))
                        .isRejected("repeated"),
                row("a good signature after an empty one is rejected", webhook.signature("", good))
                        .isRejected("repeated"),
                row("a signature under another name is rejected", webhook.signatureLines("X-N-Signature: " + good))
                        .isRejected("missing"),
                row("white space around a signature is HTTP's", webhook.signature("  \t" + good + " \t"))
                        .isAccepted(),
                row("a name in other letters is the same", webhook().signatureLines("n-sIGNATURE: AAAA"))
                        .isRejected("wrong-length"));
    }

    private static Stream<Row> texts() {
        return Stream.of(
                altered("two signatures joined by a comma are rejected", good -> good + ", " + good),
                altered("a signature in quotes is rejected", good -> '"' + good + '"'),
                altered("a signature with a scheme before it is rejected", good -> "v1=" + good),
                altered(
                        "a signature with a space inside is rejected",
                        good -> good.substring(0, 76) + " " + good.substring(76)),
                altered("the URL alphabet is rejected", good -> "_" + good.substring(1)),
                altered("a hyphen of the URL alphabet is rejected", good -> "-" + good.substring(1)),
                altered("a signature without padding is rejected", good -> good.replace("=", "")),
                altered("half of the padding is rejected", good -> good.substring(0, good.length() - 1)),
                altered("padding too much is rejected", good -> good + "=="),
                altered("stray bits in the last character are rejected", SignatureRows::withStrayBits),
                altered("a percent-encoded signature is rejected", good -> good.replace("=", "%3D")),
                altered("letters that are no ASCII are rejected", good -> "é" + good.substring(1)));
    }

    private static Row altered(String name, UnaryOperator<String> change) {
        RawRequest webhook = webhook();
        return row(name, webhook.signature(change.apply(webhook.signature()))).isRejected("not-canonical");
    }

    /** The last character before the padding has four bits that mean nothing. */
    private static String withStrayBits(String good) {
        int last = good.length() - 3;
        return good.substring(0, last) + (char) (good.charAt(last) + 1) + "==";
    }

    private static Stream<Row> lengths() {
        return Stream.of(
                row("a signature of one byte is rejected", webhook().signature("AA=="))
                        .isRejected("wrong-length"),
                row(
                                "a signature that is too short by one byte is rejected",
                                webhook().signature(ofLength(255)))
                        .isRejected("wrong-length"),
                row(
                                "a signature that is too long by one byte is rejected",
                                webhook().signature(ofLength(257)))
                        .isRejected("wrong-length"),
                row("hexadecimal digits are rejected", webhook().signature("0f".repeat(256)))
                        .isRejected("wrong-length"),
                row("the signature of a longer key is rejected", webhook().signedBy(LONGER))
                        .isRejected("wrong-length"));
    }

    private static String ofLength(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    private static Stream<Row> keys() {
        RawRequest another = webhook();
        return Stream.of(
                row("the signature of a stranger is rejected", webhook().signedBy(STRANGER))
                        .isRejected("not-valid"),
                row("the signature of another tenant is rejected", webhook().signedBy(OTHER_TENANT))
                        .isRejected("not-valid"),
                row(
                                "our signature is rejected at another tenant's path",
                                webhook().to("/webhooks/other"))
                        .isRejected("not-valid"),
                row(
                                "another tenant's signature is accepted at its own path",
                                webhook().to("/webhooks/other").signedBy(OTHER_TENANT))
                        .isAccepted(),
                row("the signature of another body is rejected", webhook().signature(another.signature()))
                        .isRejected("not-valid"),
                row(
                                "the signature of no body is rejected",
                                webhook().signature(SigningKey.shared().sign(new byte[0])))
                        .isRejected("not-valid"),
                row("a signature of zeros is rejected", webhook().signature(ofLength(256)))
                        .isRejected("not-valid"),
                row("a signature beyond the modulus is rejected", webhook().signature("/".repeat(341) + "w=="))
                        .isRejected("not-valid"));
    }

    private static Stream<Row> bits() {
        RawRequest webhook = webhook();
        byte[] body = webhook.body();
        return Stream.of(
                row("a flipped bit in the signature is rejected", webhook.signature(flippedIn(webhook.signature())))
                        .isRejected("not-valid"),
                row("a flipped bit at the body's beginning is rejected", webhook.body(flipped(body, 0)))
                        .isRejected("not-valid"),
                row("a flipped bit at the body's end is rejected", webhook.body(flipped(body, body.length - 1)))
                        .isRejected("not-valid"),
                row(
                                "a body that lost its last byte is rejected",
                                webhook.framing("Content-Length: " + (body.length - 1)))
                        .isRejected("not-valid"),
                row("a body that lost all its bytes is rejected", webhook.framing("Content-Length: 0"))
                        .isRejected("not-valid"),
                row("a line break after the signed bytes is rejected", sentWithLineBreak(webhook))
                        .isRejected("not-valid"),
                row(
                                "what is no JSON is rejected before it is read",
                                RawRequest.of("{").signedBy(STRANGER))
                        .isRejected("not-valid"),
                row(
                                "a rejected test event is not stored",
                                RawRequest.of(Webhook.testEvent()).signedBy(STRANGER))
                        .isRejected("not-valid"));
    }

    private static RawRequest sentWithLineBreak(RawRequest webhook) {
        byte[] longer = Arrays.copyOf(webhook.body(), webhook.body().length + 1);
        longer[longer.length - 1] = '\n';
        return webhook.body(longer).framing("Content-Length: " + longer.length);
    }

    private static String flippedIn(String signature) {
        return Base64.getEncoder().encodeToString(flipped(Base64.getDecoder().decode(signature), 128));
    }

    private static byte[] flipped(byte[] bytes, int place) {
        byte[] changed = bytes.clone();
        changed[place] ^= 1;
        return changed;
    }
}
