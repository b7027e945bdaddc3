package dev.perennial.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server itself turns away before anybody looks at it, an address that cannot be decoded or a request that is
 * none, is a problem too at the programs' door. Everywhere else the server says what it says.
 */
class ProblemValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    private final Problems problems;

    ProblemValve(Problems problems) {
        this.problems = problems;
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        boolean failed = status >= 400 && response.getContentWritten() == 0;
        if (!failed || !isPrograms(request) || !response.setErrorReported()) return;
        RequestFilter.name(request, response);
        problems.write(request, response, status);
        try {
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("Nobody listens to a problem any more", gone);
        }
    }

    /** Of what is no request at all nobody knows where it was to go. */
    private static boolean isPrograms(Request request) {
        return request.getRequestURI() == null || RequestFilter.isPrograms(request);
    }
}
