package dev.zenhook.receive;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is behind the door: without headers, and what is read from them. The sender signs none, and whoever believed one would continue a
 * stranger's trace, look for a form in a body that is read already, or answer in another media type.
 */
final class BareRequest extends HttpServletRequestWrapper {
    BareRequest(HttpServletRequest request) {
        super(request);
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public @Nullable String getCharacterEncoding() {
        return null;
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        return null;
    }

    @Override
    public @Nullable String getRequestedSessionId() {
        return null;
    }

    /** As of who names none. */
    @Override
    public Locale getLocale() {
        return Locale.getDefault();
    }

    @Override
    public Enumeration<Locale> getLocales() {
        return Collections.enumeration(List.of(getLocale()));
    }

    /** Headers that come behind the body. */
    @Override
    public Map<String, String> getTrailerFields() {
        return Map.of();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.emptyEnumeration();
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.emptyEnumeration();
    }

    @Override
    public int getIntHeader(String name) {
        return -1;
    }

    @Override
    public long getDateHeader(String name) {
        return -1;
    }
}
