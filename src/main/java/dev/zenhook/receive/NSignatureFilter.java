package dev.zenhook.receive;

import dev.zenhook.verify.NSignature;
import dev.zenhook.verify.SignatureVerifier;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door. What costs nothing is judged before a byte of the body is read; then the body is read within bounds; then its
 * signature is verified. Only a verified body gets to the {@link WebhookController}.
 */
final class NSignatureFilter extends HttpFilter {
    static final String HEADER = "N-Signature";
    static final String VERIFIED_BODY = "dev.zenhook.verified-body";

    private static final Logger log = LoggerFactory.getLogger(NSignatureFilter.class);
    private static final String TENANT = "dev.zenhook.tenant";

    /** When a request began, by nanoTime, whose answer is given after this thread has left it. */
    private static final String BEGUN = "dev.zenhook.begun";

    private final transient WebhookPath paths;
    private final transient SignatureVerifier verifier;
    private final transient Bounds bounds;
    private final transient ProblemWriter problems;
    private final transient AnswerTimes times;

    NSignatureFilter(
            WebhookPath paths, SignatureVerifier verifier, Bounds bounds, ProblemWriter problems, AnswerTimes times) {
        this.paths = paths;
        this.verifier = verifier;
        this.bounds = bounds;
        this.problems = problems;
        this.times = times;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        boolean isLater = request.getDispatcherType() == DispatcherType.ASYNC;
        long begun = isLater ? begun(request) : System.nanoTime();
        try {
            if (isLater) {
                chain.doFilter(request, response);
            } else {
                receive(new UntypedRequest(request), response, chain);
            }
        } catch (Exception | Error failure) {
            problems.write(unwrapped(failure), tenant(request), response);
        } finally {
            if (isLater || request.getAttribute(BEGUN) == null) {
                times.answered(response.getStatus(), begun);
            }
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String tenant = paths.tenantOf(request);
        request.setAttribute(TENANT, tenant);
        requirePost(request);
        requirePlain(request);
        NSignature signature = verifier.judgeForm(tenant, Collections.list(request.getHeaders(HEADER)));
        bounds.requireSize(request);

        UnverifiedBody body = bounds.newBody();
        if (hasArrived(request, body)) {
            verify(request, tenant, signature, body);
            chain.doFilter(request, response);
        } else {
            request.setAttribute(BEGUN, System.nanoTime());
            readOn(request.startAsync(request, response), body, (exchange, complete) -> {
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
                                answer(exchange, failure);
                            }
                        },
                        failure -> answer(exchange, failure))
                .start(exchange, bounds.readTimeoutMillis());
    }

    private void verify(HttpServletRequest request, String tenant, NSignature signature, UnverifiedBody body) {
        request.setAttribute(VERIFIED_BODY, body.judgedBy(bytes -> verifier.verify(tenant, signature, bytes)));
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

    private void answer(AsyncContext exchange, Throwable failure) {
        try {
            problems.write(failure, tenant((HttpServletRequest) exchange.getRequest()), (HttpServletResponse)
                    exchange.getResponse());
        } catch (IOException gone) {
            log.debug("The sender did not wait for the answer", gone);
        } finally {
            times.answered(((HttpServletResponse) exchange.getResponse()).getStatus(), begun(exchange.getRequest()));
            exchange.complete();
        }
    }

    private static long begun(ServletRequest request) {
        return request.getAttribute(BEGUN) instanceof Long begun ? begun : System.nanoTime();
    }

    private static String tenant(HttpServletRequest request) {
        return request.getAttribute(TENANT) instanceof String tenant ? tenant : RequestCounter.NO_TENANT;
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof ServletException wrapped && wrapped.getCause() != null ? wrapped.getCause() : failure;
    }
}
