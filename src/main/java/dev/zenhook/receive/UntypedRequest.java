package dev.zenhook.receive;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A webhook's media type is not judged, and whoever believed it would look for a form in a body that is read already. */
final class UntypedRequest extends HttpServletRequestWrapper {
    UntypedRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }
}
