package dev.zenhook.receive;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers what Tomcat itself refuses, before any filter: a problem detail as well, instead of a page about the server. */
public final class ProblemReportValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            Problem problem = Problem.badRequest(status);
            // Tomcat refuses TRACE by itself, and names methods that nobody here takes.
            ProblemWriter.write(status == 405 ? problem.header("Allow", "POST") : problem, response.getResponse());
        } catch (IOException gone) {
            container.getLogger().debug("The sender did not wait for the answer", gone);
        }
    }
}
