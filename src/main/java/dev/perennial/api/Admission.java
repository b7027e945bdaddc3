package dev.perennial.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Whoever has the right key: not too often, with nothing unknown, no more than may come, and what was said before. */
@Component
@ConditionalOnWebApplication
class Admission implements HandlerInterceptor {
    private final Rates rates;
    private final Idempotency idempotency;
    private final Environment settings;

    Admission(Rates rates, Idempotency idempotency, Environment settings) {
        this.rates = rates;
        this.idempotency = idempotency;
        this.settings = settings;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod operation)
                || !(request.getAttribute(KeyCheck.CALLER) instanceof Caller caller)) return true;
        rates.take(caller.key(), response);
        Parameters.check(operation, request);
        if (!WholeRule.isText(request.getRequestURI())) {
            throw NotValidException.at("", "api.field.characters", Map.of());
        }
        var bounded = BoundedRequest.of(request);
        var upload = operation.getMethodAnnotation(Upload.class);
        if (upload == null) {
            bounded.bound();
        } else {
            bounded.stream(Long.parseLong(settings.resolveRequiredPlaceholders(upload.value())));
        }
        return idempotency.begin(bounded, response, caller);
    }
}
