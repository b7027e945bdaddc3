package dev.perennial.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away files before a byte of them is read: at any address but the one that takes them, from whoever is not signed
 * in, and what is larger than is taken there.
 */
@Component
@Order(Uploads.AFTER_SESSIONS)
public class Uploads extends OncePerRequestFilter {
    /** Where a file may be sent. */
    public static final String ADDRESS = "/admin/money/statements";

    /** What the page there is asked with after one that was too large. */
    public static final String TOO_LARGE = "too-large";

    static final int AFTER_SESSIONS = Ordered.HIGHEST_PRECEDENCE + 60;

    /** What else a form holds beside the file. */
    private static final long ROOM = 1 << 20;

    private final long bytesMax;

    Uploads(@Value("${perennial.statements.max-bytes:629145600}") long bytesMax) {
        this.bytesMax = bytesMax;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            chain.doFilter(request, response);
        } else if (!request.getRequestURI().equals(ADDRESS) || !isSignedIn(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getContentLengthLong() < 0 || request.getContentLengthLong() > bytesMax + ROOM) {
            response.sendRedirect(ADDRESS + "?" + TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isSignedIn(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }
}
