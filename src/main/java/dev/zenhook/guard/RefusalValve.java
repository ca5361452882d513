package dev.zenhook.guard;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Answers what Tomcat itself refuses, before any filter, as {@link Refusals} does, instead of by a page about the server. */
public final class RefusalValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            if (status == HttpStatus.METHOD_NOT_ALLOWED) {
                // Tomcat refuses TRACE by itself, and names methods that nobody here takes.
                response.getCoyoteResponse().getMimeHeaders().removeHeader("Allow");
            }
            Refusals.answer(response.getResponse(), status, "This is not a request that can be served.");
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("The sender did not wait for the answer", gone);
        }
    }
}
