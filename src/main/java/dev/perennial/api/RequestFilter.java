package dev.perennial.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Around everything at the programs' door: names the request, bounds its body, and has every answer in its form. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestFilter extends OncePerRequestFilter {
    static final String REQUEST_ID = "Request-Id";
    private static final String ID = RequestFilter.class.getName() + ".id";
    private static final String LOGGED = "request";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{5,63}");
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final Problems problems;
    private final Idempotency idempotency;

    RequestFilter(Problems problems, Idempotency idempotency) {
        this.problems = problems;
        this.idempotency = idempotency;
    }

    static boolean isPrograms(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    static String id(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(ID));
    }

    /** By its own name, where that can be one. */
    static String name(HttpServletRequest request, HttpServletResponse response) {
        var sent = request.getHeader(REQUEST_ID);
        var id = sent != null && SAFE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        request.setAttribute(ID, id);
        response.setHeader(REQUEST_ID, id);
        return id;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isPrograms(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        var id = name(request, response);
        var answer = new KeptAnswer(response);
        try (var logged = MDC.putCloseable(LOGGED, id)) {
            answer(new BoundedRequest(request), answer, chain);
            idempotency.finish(request, answer);
            Tags.tag(request, answer);
        }
        answer.copyBodyToResponse();
    }

    private void answer(BoundedRequest request, KeptAnswer answer, FilterChain chain) {
        try {
            if (isForm(request)) {
                problems.write(request, answer, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            } else {
                chain.doFilter(request, answer);
            }
            if (answer.error() != 0) problems.write(request, answer, answer.error());
        } catch (Exception thrown) {
            problems.write(request, answer, thrown);
        }
    }

    /** Forms are read by the server itself, before anybody has looked at a key: none is taken here. */
    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        if (type == null || READS.contains(request.getMethod())) return false;
        var lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith("multipart/") || lower.startsWith("application/x-www-form-urlencoded");
    }
}
