package dev.perennial.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a visitor sees instead of a page: what went wrong, and where to go from here. */
@Component
public class ErrorPages implements ErrorViewResolver {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final Visits visits;

    ErrorPages(Visits visits) {
        this.visits = visits;
    }

    /**
     * @param reference what to name when asking about a fault; the log has it too
     */
    public record Page(
            Visit visit,
            int status,
            String title,
            String sentence,
            @Nullable String reference) {}

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return switch (status) {
            case NOT_FOUND -> page(request, status, "web.problem.missing", null);
            case FORBIDDEN ->
                page(
                        request,
                        status,
                        request.getAttribute(SignInAnswers.DENIED) == null
                                ? "web.problem.forbidden"
                                : "web.problem.role",
                        null);
            case BAD_REQUEST, METHOD_NOT_ALLOWED -> page(request, status, "web.problem.request", null);
            case CONTENT_TOO_LARGE -> page(request, status, "web.problem.large", null);
            default -> page(request, status, "web.problem.fault", noted(request));
        };
    }

    private ModelAndView page(HttpServletRequest request, HttpStatus status, String key, @Nullable String reference) {
        var here = asked(request);
        var visit = reference == null ? visits.known(request, here) : visits.bare(request, here);
        return view(new Page(visit, status.value(), visit.say(key), visit.say(key + ".what"), reference), status);
    }

    public static ModelAndView view(Page page, HttpStatus status) {
        return new ModelAndView("web/problem", Map.of(Templates.PAGE, page), status);
    }

    /** What was asked for, to come back to or to try again; what changes something is not tried again by itself. */
    private static String asked(HttpServletRequest request) {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (!request.getMethod().equals("GET") || !(path instanceof String text) || !text.matches("/[^/\\\\].*")) {
            return "/";
        }
        var query = request.getAttribute(RequestDispatcher.ERROR_QUERY_STRING);
        return query == null ? text : text + "?" + query;
    }

    /** Addresses that are secrets themselves are told by where they begin. */
    private static String unsecret(@Nullable Object path) {
        return String.valueOf(path).replaceFirst("^/calendar/.*", "/calendar/...");
    }

    private static String noted(HttpServletRequest request) {
        var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        var failed = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        LOG.error(
                "Fault {} at {}",
                reference,
                unsecret(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)),
                failed);
        return reference;
    }
}
