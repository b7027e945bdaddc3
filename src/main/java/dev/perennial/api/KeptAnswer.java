package dev.perennial.api;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer that is held until it is whole: what would become an error page becomes a problem instead. */
final class KeptAnswer extends ContentCachingResponseWrapper {
    private int error;

    KeptAnswer(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendError(int status) {
        error = status;
    }

    @Override
    public void sendError(int status, String message) {
        error = status;
    }

    /** What somebody wanted an error page for; 0: nobody did. */
    int error() {
        return error;
    }
}
