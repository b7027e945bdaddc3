package dev.perennial.api;

import dev.perennial.kernel.Sentences;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** Whatever goes wrong at the programs' door becomes a problem that says it, and nothing else. */
@Component
@ConditionalOnWebApplication
class Problems implements HandlerExceptionResolver, Ordered {
    /** Set where the operation itself was not tried, so that nothing of it is to be remembered. */
    static final String NOT_TRIED = Problems.class.getName() + ".notTried";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception thrown) {
        if (!RequestFilter.isPrograms(request)) return null;
        write(request, response, thrown);
        return new ModelAndView();
    }

    void write(HttpServletRequest request, HttpServletResponse response, Throwable thrown) {
        write(request, response, Reasons.of(thrown).orElseGet(() -> fault(request, thrown)));
    }

    /** Of an answer that somebody before the operations gave by its status alone. */
    void write(HttpServletRequest request, HttpServletResponse response, int status) {
        var method = Map.of(
                "method", String.valueOf(request.getMethod()), "allowed", String.valueOf(response.getHeader("Allow")));
        write(
                request,
                response,
                switch (status) {
                    case 400 -> Reason.notValid(List.of());
                    case 403 -> Reason.of(ApiRefusal.ORIGIN_NOT_POSSIBLE, Map.of());
                    case 404 -> Reason.of(ApiRefusal.OPERATION_NOT_FOUND, Map.of());
                    case 405, 501 -> Reason.of(ApiRefusal.METHOD_NOT_POSSIBLE, method);
                    case 413 ->
                        Reason.of(ApiRefusal.BODY_TOO_LARGE, Map.of("max", String.valueOf(BoundedRequest.MOST)));
                    case 415 -> Reason.of(ApiRefusal.MEDIA_NOT_POSSIBLE, Map.of());
                    case 505 -> Reason.notValid(List.of()).with(HttpStatus.HTTP_VERSION_NOT_SUPPORTED);
                    default ->
                        status < 500
                                ? Reason.notValid(List.of()).with(HttpStatus.valueOf(status))
                                : fault(request, new IllegalStateException("answered " + status));
                });
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Reason reason) {
        if (reason.why() instanceof ApiRefusal) request.setAttribute(NOT_TRIED, true);
        var language = Languages.of(request);
        var problem = problem(reason, Sentences.in(language), RequestFilter.id(request));
        response.resetBuffer();
        response.setStatus(problem.status());
        reason.headers().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
        try {
            response.getOutputStream().write(json.writeValueAsBytes(problem));
        } catch (IOException gone) {
            LOG.debug("Nobody listens to a problem any more", gone);
        }
    }

    private static Problem problem(Reason reason, Sentences sentences, String request) {
        var errors = reason.fields().stream()
                .map(field -> new Problem.FieldError(
                        field.name(),
                        sentences.say(field.what().key(), field.what().facts())))
                .toList();
        return new Problem(
                "/problems/" + reason.why().name(),
                reason.status().getReasonPhrase(),
                reason.status().value(),
                sentences.of(reason.why(), reason.facts()),
                reason.why().name(),
                reason.facts(),
                errors.isEmpty() ? null : errors,
                request);
    }

    private static Reason fault(HttpServletRequest request, Throwable thrown) {
        var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("Fault {} at {} {}", reference, request.getMethod(), request.getRequestURI(), thrown);
        return Reason.of(ApiRefusal.FAULT, Map.of("reference", reference));
    }
}
