package dev.perennial.web;

import dev.perennial.user.User;
import dev.perennial.user.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks with each page whether who signed in is still to be let in: the user is there, not disabled, and of the role it
 * came in with. Sessions end when any of it changes; this also finds one that began in the same moment.
 */
@Component
@ConditionalOnWebApplication
class StillIn extends OncePerRequestFilter {
    /** However busy, after so long a visitor signs in again. */
    static final Duration LIFETIME = Duration.ofHours(12);

    private static final Set<String> BEFORE_OWN_PASSWORD = Set.of("/profile/password", "/sign-out", "/language");

    private final Users users;
    private final SignInAnswers answers;
    private final InstantSource wall;

    StillIn(Users users, SignInAnswers answers, InstantSource wall) {
        this.users = users;
        this.answers = answers;
        this.wall = wall;
    }

    /** It stands among the filters of {@link Doors}, and nowhere else. */
    static FilterRegistrationBean<StillIn> notByItself(StillIn filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().matches("/(css|js|webjars)/.*|/favicon\\.svg");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || signedIn instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        var user =
                users.find(signedIn.getName()).filter(found -> isStillIn(found, signedIn, request.getSession(false)));
        if (user.isEmpty()) {
            Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
            SecurityContextHolder.clearContext();
            answers.ended(request, response);
        } else if (user.get().mustChoosePassword() && !BEFORE_OWN_PASSWORD.contains(request.getRequestURI())) {
            SignInAnswers.lead("/profile/password", request, response);
        } else {
            request.setAttribute(Visits.USER, user.get());
            chain.doFilter(request, response);
        }
    }

    private boolean isStillIn(User user, Authentication signedIn, @Nullable HttpSession session) {
        boolean sameRole = signedIn.getAuthorities().stream()
                .anyMatch(role -> ("ROLE_" + user.role().name()).equals(role.getAuthority()));
        boolean young = session == null
                || Instant.ofEpochMilli(session.getCreationTime())
                        .plus(LIFETIME)
                        .isAfter(wall.instant());
        return sameRole && young && !user.isDisabled();
    }
}
