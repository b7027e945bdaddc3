package dev.perennial.web;

import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.user.Identities;
import dev.perennial.user.Identity;
import dev.perennial.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Which of our users it is whom the provider vouches for. What else the provider tells of them is not kept. */
@Component
class OpenIdUsers implements OAuth2UserService<OidcUserRequest, OidcUser> {
    private static final String LOGIN = "login";

    private final OidcUserService provider = new OidcUserService();
    private final Identities identities;
    private final PlatformClock clock;

    OpenIdUsers(Identities identities, PlatformClock clock) {
        this.identities = identities;
        this.clock = clock;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var told = provider.loadUser(request);
        var verified = Boolean.TRUE.equals(told.getEmailVerified());
        var identity = new Identity(
                told.getIdToken().getIssuer().toString(),
                told.getSubject(),
                verified ? Optional.ofNullable(told.getEmail()) : Optional.empty());
        return switch (identities.admit(identity, clock.now())) {
            case Done<User>(var user) -> signedIn(user, told.getIdToken());
            case Refused<User>(var why, var facts) ->
                throw new OAuth2AuthenticationException(new OAuth2Error(why.name()));
        };
    }

    private static OidcUser signedIn(User user, OidcIdToken token) {
        var reduced = new OidcIdToken(
                "not kept",
                token.getIssuedAt(),
                token.getExpiresAt(),
                Map.of(StandardClaimNames.SUB, token.getSubject()));
        return new DefaultOidcUser(
                List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())),
                reduced,
                new OidcUserInfo(Map.of(LOGIN, user.login())),
                LOGIN);
    }
}
