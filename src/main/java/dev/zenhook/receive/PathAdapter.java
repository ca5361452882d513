package dev.zenhook.receive;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Passes to Tomcat what asks for a path. {@code OPTIONS *} asks for none, and Tomcat would answer it with a list of methods.
 * What Tomcat answers itself, as it does TRACE, no filter makes wait: each such answer ends its connection.
 */
final class PathAdapter implements Adapter {
    private final Adapter tomcat;

    PathAdapter(Adapter tomcat) {
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
            tomcat.service(request, response);
        }
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
