package dev.zenhook.receive;

import dev.zenhook.accept.Guest;
import dev.zenhook.accept.StrictAdapter;
import dev.zenhook.verify.NSignature;
import dev.zenhook.verify.SignatureVerifier;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The door. What costs nothing is judged before a byte of the body is read; then the body is read within bounds; then its
 * signature is verified. Only a verified body gets to the {@link WebhookController}.
 */
final class NSignatureFilter extends HttpFilter {
    static final String HEADER = "N-Signature";
    static final String VERIFIED_BODY = "dev.zenhook.verified-body";

    private final transient Gate gate;
    private final transient SignatureVerifier verifier;
    private final transient Bounds bounds;
    private final transient Refusals refusals;

    NSignatureFilter(Gate gate, SignatureVerifier verifier, Bounds bounds, Refusals refusals) {
        this.gate = gate;
        this.verifier = verifier;
        this.bounds = bounds;
        this.refusals = refusals;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                goOn(request, response, chain);
            } else {
                Guest.current().asks();
                receive(request, response, chain);
            }
        } catch (Exception | Error failure) {
            refusals.refuse(request, response, unwrapped(failure));
        }
    }

    /** After the body has come, or when it is time for a late refusal. */
    private void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!refusals.answerLate(request, response)) {
            chain.doFilter(request, response);
            Guest.current().isAnswered();
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String tenant = gate.tenantOf(request);
        Refusals.concern(request, tenant);
        requirePost(request);
        requireOneLength(request);
        requirePlain(request);
        NSignature signature = verifier.judgeForm(tenant, Collections.list(request.getHeaders(HEADER)));
        bounds.requireSize(request);

        UnverifiedBody body = bounds.newBody();
        BareRequest webhook = new BareRequest(request);
        if (hasArrived(request, body)) {
            verify(request, tenant, signature, body);
            chain.doFilter(webhook, response);
            Guest.current().isAnswered();
        } else {
            readOn(request.startAsync(webhook, response), body, (exchange, complete) -> {
                verify(request, tenant, signature, complete);
                exchange.dispatch();
            });
        }
    }

    private static boolean hasArrived(HttpServletRequest request, UnverifiedBody body) throws IOException {
        try {
            return BodyReading.hasArrived(request.getInputStream(), request.getContentLengthLong(), body);
        } catch (RefusedException | IOException failure) {
            body.abandon();
            throw failure;
        }
    }

    /** Without a thread that waits for what has not come yet. */
    private void readOn(AsyncContext exchange, UnverifiedBody body, BiConsumer<AsyncContext, UnverifiedBody> next)
            throws IOException {
        new BodyReading(
                        exchange.getRequest().getInputStream(),
                        body,
                        complete -> {
                            try {
                                next.accept(exchange, complete);
                            } catch (RuntimeException | Error failure) {
                                refusals.refuse(exchange, failure);
                            }
                        },
                        failure -> refusals.refuse(exchange, failure))
                .start(exchange, bounds.readTimeoutMillis());
    }

    private void verify(HttpServletRequest request, String tenant, NSignature signature, UnverifiedBody body) {
        Guest guest = Guest.current();
        request.setAttribute(
                VERIFIED_BODY,
                body.judgedBy(bytes -> bounds.turns().verify(guest, () -> verifier.verify(tenant, signature, bytes))));
        guest.isServed();
        SenderTrace.record(request);
    }

    private static void requirePost(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            throw new RefusedException.MethodNotAllowed();
        }
    }

    private static void requireOneLength(HttpServletRequest request) {
        if (StrictAdapter.hasTwoLengths(request)) {
            throw new RefusedException.TwoLengths();
        }
    }

    private static void requirePlain(HttpServletRequest request) {
        List<String> encodings = Collections.list(request.getHeaders("Content-Encoding"));
        if (!encodings.stream()
                .allMatch(value -> value.isBlank() || value.strip().equalsIgnoreCase("identity"))) {
            throw new RefusedException.Encoded();
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof ServletException wrapped && wrapped.getCause() != null ? wrapped.getCause() : failure;
    }
}
