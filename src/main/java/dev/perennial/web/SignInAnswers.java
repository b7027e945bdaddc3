package dev.perennial.web;

import dev.perennial.user.SignIn.Result;
import dev.perennial.user.SignIn.Way;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthentication;
import org.springframework.stereotype.Component;

/** Where a visitor is led who must sign in, has signed in, or may not. */
@Component
@ConditionalOnWebApplication
public class SignInAnswers extends SavedRequestAwareAuthenticationSuccessHandler
        implements AuthenticationFailureHandler, AuthenticationEntryPoint, AccessDeniedHandler {
    /** Set on a request for the sign-in page by somebody who tried too often: the sentence that says so. */
    public static final String TOO_OFTEN = "perennial.too-often";

    /** Set on a request that was turned away for the visitor's role, and not as a forgery. */
    static final String DENIED = "perennial.denied";

    private static final String PARTIAL = "HX-Request";
    private static final String SIGN_IN = "/sign-in";
    private static final String EXPIRED = SIGN_IN + "?expired";

    private final Doorkeeper doorkeeper;

    SignInAnswers(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
        setRequestCache(requestCache());
        setRedirectStrategy((request, response, address) -> response.sendRedirect(here(address)));
    }

    /** Needs no session: who has not signed in leaves no trace in the database. */
    static CookieRequestCache requestCache() {
        var cache = new CookieRequestCache();
        cache.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
        return cache;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication signedIn)
            throws IOException, ServletException {
        BriefSession.lengthen(request);
        doorkeeper.letIn(request, signedIn.getName(), way(signedIn));
        super.onAuthenticationSuccess(request, response, signedIn);
    }

    /** Where somebody was going stands in a cookie, which others may have written: it leads nowhere but here. */
    private static String here(String address) {
        var path = address.replaceFirst("^https?://[^/]*", "");
        return Visits.isOurs(path) ? path : "/";
    }

    private static Way way(Authentication signedIn) {
        return switch (signedIn) {
            case WebAuthnAuthentication byPasskey -> Way.PASSKEY;
            case OAuth2AuthenticationToken byOpenId -> Way.OPENID;
            default -> Way.PASSWORD;
        };
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException, ServletException {
        var login = Objects.requireNonNullElse(request.getParameter("login"), "");
        doorkeeper.turnedAway(request, login, Way.PASSWORD, result(failed));
        if (failed instanceof TriedTooOften often) {
            request.setAttribute(TOO_OFTEN, Throttle.refuse(often.getWait(), response));
            request.getRequestDispatcher(SIGN_IN).forward(new AsGet(request), response);
        } else {
            response.sendRedirect(SIGN_IN + (failed instanceof DisabledException ? "?disabled" : "?wrong"));
        }
    }

    private static Result result(AuthenticationException failed) {
        if (failed instanceof TriedTooOften) return Result.TOO_OFTEN;
        return failed instanceof DisabledException ? Result.DISABLED : Result.WRONG_PASSWORD;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException needed)
            throws IOException {
        boolean expired = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        lead(expired ? EXPIRED : SIGN_IN, request, response);
    }

    /** Who was signed in is not any more; once signed in again, the page asked for is shown. */
    void ended(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET") && request.getHeader(PARTIAL) == null) {
            requestCache().saveRequest(request, response);
        }
        lead(EXPIRED, request, response);
    }

    /** A part of a page cannot show another page in its place: the whole page goes there. */
    static void lead(String page, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader(PARTIAL) == null) {
            response.sendRedirect(page);
        } else {
            response.setHeader("HX-Redirect", page);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, @Nullable AccessDeniedException denied)
            throws IOException, ServletException {
        if (!(denied instanceof CsrfException)) {
            request.setAttribute(DENIED, true);
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /** Shows a page in the answer to a form. */
    private static final class AsGet extends HttpServletRequestWrapper {
        AsGet(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
