package dev.zenhook.accept;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Lets a request's remote address be its sender's, for all that comes behind it. */
final class SenderAddressValve extends ValveBase {
    private final TrustedProxies proxies;

    SenderAddressValve(TrustedProxies proxies) {
        super(true);
        this.proxies = proxies;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        InetAddress sender =
                proxies.senderOf(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
        if (sender != null) {
            request.setRemoteAddr(sender.getHostAddress());
        }
        getNext().invoke(request, response);
    }
}
