package dev.perennial.web;

import dev.perennial.link.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/**
 * How to ask the provider, from its own description of itself. That is fetched when the first visitor goes there, not at
 * the start: a provider that is away keeps nobody out who has a password.
 */
@Component
class OpenIdRegistration implements ClientRegistrationRepository {
    static final String ID = "provider";
    static final String ADDRESS = "/sign-in/openid";
    static final String ANSWER = ADDRESS + "/" + ID + "/answer";

    private final OpenIdSettings settings;
    private final PublicAddress address;
    private volatile @Nullable ClientRegistration known;

    OpenIdRegistration(OpenIdSettings settings, PublicAddress address) {
        this.settings = settings;
        this.address = address;
    }

    /** Two visitors who are first may both ask; either answer will do. */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) return null;
        var registration = known;
        if (registration == null) {
            registration = ask();
            known = registration;
        }
        return registration;
    }

    private ClientRegistration ask() {
        return ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
                .registrationId(ID)
                .clientId(settings.client())
                .clientSecret(settings.secret())
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .scope("openid", "email")
                .redirectUri(address.template() + ANSWER)
                .build();
    }
}
