package dev.zenhook.receive;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trace to which the sender says that a request belongs, by the header {@code traceparent} (W3C Trace Context). Nobody
 * signed it: the receipt's span tells it, and never becomes its child.
 */
final class SenderTrace {
    /** The attribute of the request that holds it, in the header's form. */
    static final String ATTRIBUTE = "dev.zenhook.sender-trace";

    private static final Logger log = LoggerFactory.getLogger(SenderTrace.class);
    private static final String HEADER = "traceparent";
    /** Of every version but ff, what the first one knows; ids of zeros only are none. */
    private static final Pattern KNOWN =
            Pattern.compile("((?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2})(-.*)?");

    private SenderTrace() {}

    /** Writes it down in the request, if it is one. */
    static void record(HttpServletRequest request) {
        in(Collections.list(request.getHeaders(HEADER))).ifPresent(trace -> {
            request.setAttribute(ATTRIBUTE, trace);
            log.debug("The sender's trace is {}", trace);
        });
    }

    static Optional<String> in(List<String> values) {
        return values.size() == 1
                ? Optional.of(KNOWN.matcher(values.getFirst()))
                        .filter(matcher -> matcher.matches())
                        .map(matcher -> matcher.group(1))
                : Optional.empty();
    }
}
