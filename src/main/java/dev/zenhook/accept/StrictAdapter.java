package dev.zenhook.accept;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Where Tomcat is milder than we are. {@code OPTIONS *} asks for no path, and Tomcat would answer it with a list of methods. Of
 * two kinds of length it takes the one and drops the other, so that nobody behind it knows: here it is noted. What Tomcat
 * answers itself, as it does TRACE, no filter makes wait: each such answer ends its connection.
 */
public final class StrictAdapter implements Adapter {
    private static final String TWO_LENGTHS = "dev.zenhook.two-lengths";
    private static final String LENGTH = "Content-Length:";

    private final Adapter tomcat;

    StrictAdapter(Adapter tomcat) {
        this.tomcat = tomcat;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        boolean asksForNone = request.requestURI().equals("*");
        if (asksForNone || "TRACE".equals(request.getMethod())) {
            response.setHeader("Connection", "close");
        }
        if (asksForNone) {
            response.setStatus(404);
            response.setContentLength(0);
            response.action(ActionCode.CLOSE, null);
        } else {
            if (request.getMimeHeaders().getValue("Transfer-Encoding") != null && hasLength(request)) {
                request.setAttribute(TWO_LENGTHS, true);
            }
            tomcat.service(request, response);
        }
    }

    /** Whether it came with a Transfer-Encoding and a Content-Length, the second of which nobody sees any longer. */
    public static boolean hasTwoLengths(HttpServletRequest request) {
        return request.getAttribute(TWO_LENGTHS) != null;
    }

    /** By the head as it came, as the parsed one has lost it. Its last byte is the last one read. */
    private static boolean hasLength(Request request) {
        return !(request.getInputBuffer() instanceof Http11InputBuffer input)
                || StandardCharsets.ISO_8859_1
                        .decode(input.getByteBuffer().duplicate().flip())
                        .toString()
                        .lines()
                        .anyMatch(line -> line.regionMatches(true, 0, LENGTH, 0, LENGTH.length()));
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return tomcat.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent status) throws Exception {
        return tomcat.asyncDispatch(request, response, status);
    }

    @Override
    public void log(Request request, Response response, long time) {
        tomcat.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        tomcat.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return tomcat.getDomain();
    }
}
