package dev.zenhook.receive;

import dev.zenhook.store.InboxUnavailableException;
import dev.zenhook.verify.KeysNotReadyException;
import dev.zenhook.verify.SignatureRejectedException;
import java.util.Locale;

/** Which failure is which answer. Nowhere else is a status chosen. */
final class Problems {
    private static final String RETRY_AFTER = "Retry-After";

    private Problems() {}

    static Problem of(Throwable failure) {
        return switch (failure) {
            case RefusedException refused -> refused(refused);
            case SignatureRejectedException rejected ->
                Problem.of(
                                401,
                                "signature-rejected",
                                "Signature rejected",
                                "Send exactly one N-Signature header: the RSASSA-PKCS1-v1_5 signature with SHA-256"
                                        + " over the exact bytes of the body, in Base64, made with the account's key.")
                        .header("WWW-Authenticate", "N-Signature")
                        .because("signature-"
                                + rejected.reason()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'));
            case UnreadableException unreadable ->
                Problem.of(
                                400,
                                "unreadable",
                                "No webhook envelope",
                                "The signature is valid, but the body is no envelope that can be read."
                                        + (unreadable.isKept() ? " It was kept as it is." : ""))
                        .with(unreadable.violations());
            case KeysNotReadyException notReady ->
                Problem.of(
                                503,
                                "keys-not-ready",
                                "Not ready yet",
                                "The key of this tenant is not known yet. Try again.")
                        .header(RETRY_AFTER, "30");
            case InboxUnavailableException unavailable ->
                Problem.of(
                                503,
                                "inbox-unavailable",
                                "Inbox not available",
                                "It is not certain that the event is stored. Send it again.")
                        .header(RETRY_AFTER, "10");
            default ->
                Problem.of(
                        500,
                        "internal-error",
                        "Internal error",
                        "It is not certain that the event is stored. Send it again.");
        };
    }

    private static Problem refused(RefusedException failure) {
        return switch (failure) {
            case RefusedException.Forbidden forbidden ->
                Problem.of(403, "forbidden", "Forbidden", "This request is refused.");
            case RefusedException.NotFound notFound ->
                Problem.of(404, "not-found", "Not found", "No webhooks are taken here. Check the path and its tenant.");
            case RefusedException.MethodNotAllowed notAllowed ->
                Problem.of(405, "method-not-allowed", "Method not allowed", "Webhooks are sent by POST.")
                        .header("Allow", "POST");
            case RefusedException.TwoLengths twoLengths ->
                Problem.badRequest(400).because("two-lengths");
            case RefusedException.Encoded encoded ->
                Problem.of(
                                415,
                                "content-encoding",
                                "Content-Encoding not supported",
                                "Send the body as it was signed, without a Content-Encoding.")
                        .header("Accept-Encoding", "identity");
            case RefusedException.TooLarge tooLarge ->
                Problem.of(
                        413,
                        "too-large",
                        "Content too large",
                        "A body may have " + tooLarge.limit() + " bytes at most.");
            case RefusedException.TooSlow tooSlow ->
                Problem.of(408, "too-slow", "Request timeout", "The body did not arrive in time. Send it again.");
            case RefusedException.Truncated truncated ->
                Problem.of(400, "truncated", "Body incomplete", "The body ended before it was complete.");
            case RefusedException.TooBusy tooBusy ->
                Problem.of(503, "too-busy", "Too busy", "Too many requests are arriving at once. Try again.")
                        .header(RETRY_AFTER, "5");
        };
    }
}
