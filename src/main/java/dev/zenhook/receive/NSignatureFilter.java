package dev.zenhook.receive;

import dev.zenhook.verify.NSignature;
import dev.zenhook.verify.SignatureVerifier;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
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

    private final transient WebhookPath paths;
    private final transient SignatureVerifier verifier;
    private final transient ReceiveProperties limits;
    private final transient UnverifiedBudget budget;
    private final transient ProblemWriter problems;

    NSignatureFilter(
            WebhookPath paths,
            SignatureVerifier verifier,
            ReceiveProperties limits,
            UnverifiedBudget budget,
            ProblemWriter problems) {
        this.paths = paths;
        this.verifier = verifier;
        this.limits = limits;
        this.budget = budget;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            if (request.getDispatcherType() == DispatcherType.ASYNC) {
                chain.doFilter(request, response);
            } else {
                receive(request, response);
            }
        } catch (Exception failure) {
            problems.write(unwrapped(failure), tenant(request), response);
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String tenant = paths.tenantOf(request);
        request.setAttribute(TENANT, tenant);
        requirePost(request);
        requirePlain(request);
        NSignature signature = verifier.judgeForm(tenant, Collections.list(request.getHeaders(HEADER)));
        requireSize(request);

        AsyncContext exchange = request.startAsync(new UntypedRequest(request), response);
        new BodyReading(
                        request.getInputStream(),
                        limits.maxBodySize().toBytes(),
                        budget,
                        body -> verify(exchange, tenant, signature, body),
                        failure -> answer(exchange, failure))
                .start(exchange, limits.readTimeout().toMillis());
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

    private void requireSize(HttpServletRequest request) {
        if (request.getContentLengthLong() > limits.maxBodySize().toBytes()) {
            throw new RefusedException.TooLarge(limits.maxBodySize().toBytes());
        }
    }

    private void verify(AsyncContext exchange, String tenant, NSignature signature, byte[] body) {
        try {
            exchange.getRequest().setAttribute(VERIFIED_BODY, verifier.verify(tenant, signature, body));
            exchange.dispatch();
        } catch (RuntimeException failure) {
            answer(exchange, failure);
        }
    }

    private void answer(AsyncContext exchange, Throwable failure) {
        try {
            problems.write(failure, tenant((HttpServletRequest) exchange.getRequest()), (HttpServletResponse)
                    exchange.getResponse());
        } catch (IOException gone) {
            log.debug("The sender did not wait for the answer", gone);
        } finally {
            exchange.complete();
        }
    }

    private static String tenant(HttpServletRequest request) {
        return request.getAttribute(TENANT) instanceof String tenant ? tenant : RequestCounter.NO_TENANT;
    }

    private static Throwable unwrapped(Exception failure) {
        return failure instanceof jakarta.servlet.ServletException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }
}
