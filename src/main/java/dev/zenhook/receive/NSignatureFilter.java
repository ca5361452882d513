package dev.zenhook.receive;

import dev.zenhook.verify.NSignature;
import dev.zenhook.verify.SignatureVerifier;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door. What costs nothing is judged before a byte of the body is read; then the body is read within bounds; then its
 * signature is verified. Only a verified body gets to the {@link WebhookController}. Nothing gets past this filter.
 */
final class NSignatureFilter extends HttpFilter {
    static final String HEADER = "N-Signature";

    private static final Logger log = LoggerFactory.getLogger(NSignatureFilter.class);
    private static final String TENANT = "dev.zenhook.tenant";

    private final transient WebhookPath paths;
    private final transient SignatureVerifier verifier;
    private final transient Bounds bounds;
    private final transient WebhookController controller;
    private final transient ProblemWriter problems;

    NSignatureFilter(
            WebhookPath paths,
            SignatureVerifier verifier,
            Bounds bounds,
            WebhookController controller,
            ProblemWriter problems) {
        this.paths = paths;
        this.verifier = verifier;
        this.bounds = bounds;
        this.controller = controller;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            receive(request, response);
        } catch (Exception | Error failure) {
            problems.write(failure, tenant(request), response);
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String tenant = paths.tenantOf(request);
        request.setAttribute(TENANT, tenant);
        requirePost(request);
        requirePlain(request);
        NSignature signature = verifier.judgeForm(tenant, Collections.list(request.getHeaders(HEADER)));
        bounds.requireSize(request);
        read(request, response, body -> take(tenant, signature, body));
    }

    private void read(HttpServletRequest request, HttpServletResponse response, Consumer<UnverifiedBody> taker)
            throws IOException {
        UnverifiedBody body = bounds.newBody();
        try {
            if (BodyReading.hasArrived(request.getInputStream(), request.getContentLengthLong(), body)) {
                taker.accept(body);
                return;
            }
        } catch (RefusedException | IOException failure) {
            body.abandon();
            throw failure;
        }
        AsyncContext exchange = request.startAsync(request, response);
        new BodyReading(
                        request.getInputStream(),
                        body,
                        complete -> finish(exchange, () -> taker.accept(complete)),
                        failure -> finish(exchange, () -> {
                            throw failure;
                        }))
                .start(exchange, bounds.readTimeoutMillis());
    }

    private void take(String tenant, NSignature signature, UnverifiedBody body) {
        controller.receive(body.judgedBy(bytes -> verifier.verify(tenant, signature, bytes)));
    }

    private static void requirePost(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            throw new RefusedException.MethodNotAllowed();
        }
    }

    private static void requirePlain(HttpServletRequest request) {
        List<String> encodings = Collections.list(request.getHeaders("Content-Encoding"));
        if (!encodings.stream()
                .allMatch(value -> value.isBlank() || value.strip().equalsIgnoreCase("identity"))) {
            throw new RefusedException.Encoded();
        }
    }

    private void finish(AsyncContext exchange, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failure) {
            answer(exchange, failure);
        } finally {
            exchange.complete();
        }
    }

    private void answer(AsyncContext exchange, Throwable failure) {
        try {
            problems.write(failure, tenant((HttpServletRequest) exchange.getRequest()), (HttpServletResponse)
                    exchange.getResponse());
        } catch (IOException gone) {
            log.debug("The sender did not wait for the answer", gone);
        }
    }

    private static String tenant(HttpServletRequest request) {
        return request.getAttribute(TENANT) instanceof String tenant ? tenant : RequestCounter.NO_TENANT;
    }
}
