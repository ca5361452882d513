package dev.zenhook.receive;

import dev.zenhook.accept.Guest;
import dev.zenhook.event.LogContext;
import dev.zenhook.event.WebhookEvent;
import dev.zenhook.verify.SignatureRejectedException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what goes no further, at once or late, and lets the connection's {@link Guest} know. */
final class Refusals {
    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final String TENANT = "dev.zenhook.tenant";
    private static final String EVENT = "dev.zenhook.event";
    private static final String REFUSAL = "dev.zenhook.refusal";

    private final LateRefusals late;
    private final ProblemWriter problems;

    Refusals(LateRefusals late, ProblemWriter problems) {
        this.late = late;
        this.problems = problems;
    }

    /** Whose a refusal of this request is. Without it, it is nobody's. */
    static void concern(HttpServletRequest request, String tenant) {
        request.setAttribute(TENANT, tenant);
    }

    /** What a refusal of this request is about, from when it is verified and read. */
    static void concern(HttpServletRequest request, WebhookEvent event) {
        request.setAttribute(EVENT, event);
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        tellGuest(failure);
        if (request.isAsyncSupported() && late.isLate(failure)) {
            wait(request.startAsync(), failure);
        } else {
            answer(request, response, failure);
        }
    }

    void refuse(AsyncContext exchange, Throwable failure) {
        tellGuest(failure);
        if (late.isLate(failure)) {
            wait(exchange, failure);
            return;
        }
        try {
            answer((HttpServletRequest) exchange.getRequest(), (HttpServletResponse) exchange.getResponse(), failure);
        } catch (IOException gone) {
            log.debug("The sender did not wait for the answer", gone);
        } finally {
            exchange.complete();
        }
    }

    /** Whether this request was dispatched anew for its late answer, which it now has. */
    boolean answerLate(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(REFUSAL) instanceof Throwable refusal) {
            answer(request, response, refusal);
            return true;
        }
        return false;
    }

    private static void tellGuest(Throwable failure) {
        Guest.current().isRefused(failure instanceof SignatureRejectedException);
    }

    private void wait(AsyncContext exchange, Throwable failure) {
        exchange.getRequest().setAttribute(REFUSAL, failure);
        late.dispatchLater(exchange, Guest.current());
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Throwable failure)
            throws IOException {
        String sender = request.getRemoteAddr();
        if (request.getAttribute(EVENT) instanceof WebhookEvent event) {
            LogContext.around(event, null, () -> problems.write(failure, event.tenant(), sender, response));
        } else if (request.getAttribute(TENANT) instanceof String tenant) {
            LogContext.ofTenant(tenant, () -> problems.write(failure, tenant, sender, response));
        } else {
            problems.write(failure, RequestCounter.NO_TENANT, sender, response);
        }
    }
}
