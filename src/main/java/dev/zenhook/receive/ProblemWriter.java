package dev.zenhook.receive;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import tools.jackson.databind.json.JsonMapper;

/** Answers a failure: counts it, logs what an operator needs, writes the problem detail. */
final class ProblemWriter {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final RequestCounter counter;
    private final Outages outages;

    ProblemWriter(RequestCounter counter, Outages outages) {
        this.counter = counter;
        this.outages = outages;
    }

    void write(Throwable failure, String tenant, String sender, HttpServletResponse response) throws IOException {
        Problem problem = Problems.of(failure);
        if (problem.status() == 500) {
            log.error("A request failed unexpectedly (tenant {})", tenant, failure);
        } else if (isOutage(problem, failure) && outages.isToBeTold(tenant, problem.outcome())) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
            log.warn("Answered 503 (tenant {}): {}: {}", tenant, problem.outcome(), cause.getMessage());
            log.debug("Why it was answered 503", failure);
        } else {
            log.debug("Answered {} (tenant {}, from {}): {}", problem.status(), tenant, sender, problem.outcome());
        }
        if (!(failure instanceof UnreadableException)) {
            counter.count(tenant, problem.outcome());
        }
        write(problem, response);
    }

    private static boolean isOutage(Problem problem, Throwable failure) {
        return problem.status() == 503 && !(failure instanceof RefusedException);
    }

    static void write(Problem problem, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = MAPPER.writeValueAsBytes(problem);
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        problem.headers().forEach(response::setHeader);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
