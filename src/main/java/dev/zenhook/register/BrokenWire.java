package dev.zenhook.register;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Reads what the JDK's HTTP client says when no answer comes. */
final class BrokenWire {
    private BrokenWire() {}

    /** The failure of the wire that is behind another failure; null if there is none. */
    static @Nullable IOException in(Throwable failure) {
        return causes(failure)
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static boolean has(Class<? extends Throwable> type, Throwable failure) {
        return causes(failure).anyMatch(type::isInstance);
    }

    /** Whether the request may have reached the other side. */
    static boolean mayHaveCarried(IOException broken) {
        return !has(ConnectException.class, broken)
                && !has(HttpConnectTimeoutException.class, broken)
                && !has(UnknownHostException.class, broken)
                && !has(SSLHandshakeException.class, broken);
    }

    static String told(IOException broken, Quotes quotes) {
        if (has(InterruptedException.class, broken)) {
            return "the wait for the answer was interrupted";
        }
        if (has(UnresolvedAddressException.class, broken) || has(UnknownHostException.class, broken)) {
            return "the name of its host is not known here";
        }
        if (has(HttpConnectTimeoutException.class, broken)) {
            return "no connection came about in time";
        }
        if (has(ConnectException.class, broken)) {
            return "its host accepts no connection";
        }
        if (has(HttpTimeoutException.class, broken)) {
            return "no answer came in time";
        }
        String said = quotes.of(String.valueOf(broken.getMessage()));
        return has(SSLException.class, broken)
                ? "the TLS connection failed (" + said + ")"
                : "the connection broke before the answer was whole (" + said + ")";
    }
}
