package dev.perennial.web;

import dev.perennial.user.IdentityRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * The door for those whom an OpenID provider vouches for; there only where a provider is told. The code comes by the
 * browser and is good for nobody but us (PKCE, state, nonce); all else is asked of the provider itself.
 */
@Component
@ConditionalOnWebApplication
class OpenIdDoor extends AbstractHttpConfigurer<OpenIdDoor, HttpSecurity> {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIdDoor.class);

    private final OpenIdSettings settings;
    private final OpenIdRegistration registration;
    private final OpenIdUsers users;
    private final SignInAnswers answers;

    OpenIdDoor(OpenIdSettings settings, OpenIdRegistration registration, OpenIdUsers users, SignInAnswers answers) {
        this.settings = settings;
        this.registration = registration;
        this.users = users;
        this.answers = answers;
    }

    @Override
    public void init(HttpSecurity http) {
        if (!settings.isOn()) return;
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(registration)
                .authorizedClientRepository(new KeepsNoTokens())
                .loginProcessingUrl(OpenIdRegistration.ANSWER)
                .authorizationEndpoint(there ->
                        there.baseUri(OpenIdRegistration.ADDRESS).authorizationRequestRepository(new Briefly()))
                .userInfoEndpoint(told -> told.oidcUserService(users))
                .successHandler(answers)
                .failureHandler(OpenIdDoor::refuse)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
                        filter.setAuthenticationFailureHandler(OpenIdDoor::unreachable);
                        return filter;
                    }
                }));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        var code = failed instanceof OAuth2AuthenticationException told
                ? told.getError().getErrorCode()
                : failed.getClass().getSimpleName();
        if (Arrays.stream(IdentityRefusal.values())
                .anyMatch(refusal -> refusal.name().equals(code))) {
            response.sendRedirect("/sign-in?refused=" + code);
            return;
        }
        LOG.warn("An answer of the OpenID provider was refused: {}", inOneLine(failed));
        response.sendRedirect("/sign-in?refused=" + SignInRefusal.OPENID_ANSWER_REFUSED);
    }

    private static void unreachable(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failed)
            throws IOException {
        LOG.warn("The OpenID provider could not be asked: {}", inOneLine(failed));
        response.sendRedirect("/sign-in?refused=" + SignInRefusal.OPENID_UNREACHABLE);
    }

    /** Some of it comes from whoever asks. */
    private static String inOneLine(AuthenticationException failed) {
        return String.valueOf(failed.getMessage()).replaceAll("\\p{Cntrl}", " ");
    }

    /** What was asked is kept in the session for minutes. */
    private static final class Briefly implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
        private final HttpSessionOAuth2AuthorizationRequestRepository kept =
                new HttpSessionOAuth2AuthorizationRequestRepository();

        @Override
        public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
            return kept.loadAuthorizationRequest(request);
        }

        @Override
        public void saveAuthorizationRequest(
                @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
            BriefSession.open(request);
            kept.saveAuthorizationRequest(asked, request, response);
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
                HttpServletRequest request, HttpServletResponse response) {
            return kept.removeAuthorizationRequest(request, response);
        }
    }

    /** The provider has said who it is, and nothing more is wanted of it: its tokens are dropped. */
    private static final class KeepsNoTokens implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String registration, Authentication signedIn, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication signedIn,
                HttpServletRequest request,
                HttpServletResponse response) {
            // Nothing is kept.
        }

        @Override
        public void removeAuthorizedClient(
                String registration,
                Authentication signedIn,
                HttpServletRequest request,
                HttpServletResponse response) {
            // Nothing was kept.
        }
    }
}
