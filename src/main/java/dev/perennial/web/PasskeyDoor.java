package dev.perennial.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationProvider;
import org.springframework.stereotype.Component;

/** The door for passkeys, beside that for passwords: the same session behind it, and the same way on. */
@Component
@ConditionalOnWebApplication
class PasskeyDoor extends AbstractHttpConfigurer<PasskeyDoor, HttpSecurity> {
    private static final String ADDRESS = "/sign-in/passkey";

    private final PasskeyDesk desk;
    private final UserDetailsService users;
    private final SignInAnswers answers;

    PasskeyDoor(PasskeyDesk desk, UserDetailsService users, SignInAnswers answers) {
        this.desk = desk;
        this.users = users;
        this.answers = answers;
    }

    /** Spring's own configurer would leave the session its id, so that whoever knew it before would be in too. */
    @Override
    public void configure(HttpSecurity http) {
        var filter = new Filter(desk);
        filter.setAuthenticationManager(
                answer -> new WebAuthnAuthenticationProvider(desk.party(), users).authenticate(answer));
        filter.setSessionAuthenticationStrategy(
                Objects.requireNonNull(http.getSharedObject(SessionAuthenticationStrategy.class)));
        filter.setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        filter.setAuthenticationSuccessHandler(answers);
        filter.setAuthenticationFailureHandler((request, response, failed) ->
                response.sendRedirect("/sign-in?refused=" + SignInRefusal.PASSKEY_REFUSED));
        http.addFilterAfter(filter, UsernamePasswordAuthenticationFilter.class);
    }

    private static final class Filter extends AbstractAuthenticationProcessingFilter {
        private final PasskeyDesk desk;

        Filter(PasskeyDesk desk) {
            super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, ADDRESS));
            this.desk = desk;
        }

        @Override
        public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
            var answer = Objects.requireNonNullElse(request.getParameter("credential"), "");
            return getAuthenticationManager().authenticate(desk.answered(answer, request, response));
        }
    }
}
