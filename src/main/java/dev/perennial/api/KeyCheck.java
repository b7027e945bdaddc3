package dev.perennial.api;

import dev.perennial.account.Accounts;
import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.RefusedException;
import dev.perennial.key.ApiKeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets in who brings a key that is good for the operation asked for. */
@Component
class KeyCheck implements HandlerInterceptor {
    static final String CALLER = Caller.class.getName();
    private static final String DOCUMENT = "/api/v1/openapi.json";
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final Accounts accounts;
    private final PlatformClock clock;
    private final Rates rates;

    KeyCheck(ApiKeys keys, Accounts accounts, PlatformClock clock, Rates rates) {
        this.rates = rates;
        this.keys = keys;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod operation) || isOpen(operation, request)) return true;
        var found = sent(request).flatMap(key -> keys.bearer(key, clock.now()));
        if (found.isEmpty()) rates.failed(request.getRemoteAddr());
        var holder = found.orElseThrow(() -> new RefusedException(ApiRefusal.KEY_NOT_VALID, Map.of()));
        var needs = operation.getMethodAnnotation(Needs.class);
        if (needs == null) throw new IllegalStateException("Indicates a bug: " + operation + " names no scope");
        if (!holder.may(needs.value())) {
            throw new RefusedException(
                    ApiRefusal.SCOPE_MISSING, Map.of("scope", needs.value().code()));
        }
        request.setAttribute(CALLER, new Caller(holder, accounts, Languages.of(request)));
        return true;
    }

    /** What an address takes (OPTIONS) is in the document anyway. */
    private static boolean isOpen(HandlerMethod operation, HttpServletRequest request) {
        return operation.hasMethodAnnotation(Open.class)
                || operation.getBeanType().getName().startsWith("org.springdoc.")
                        && request.getRequestURI().equals(DOCUMENT)
                || request.getMethod().equals("OPTIONS") && !operation.hasMethodAnnotation(Needs.class);
    }

    private static Optional<String> sent(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }
}
