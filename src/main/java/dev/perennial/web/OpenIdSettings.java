package dev.perennial.web;

import java.net.URI;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one OpenID provider that may vouch for our users; none until it is told. */
@Component
public class OpenIdSettings {
    private final String issuer;
    private final String client;
    private final String secret;
    private final String name;

    /**
     * @param issuer its address, as it calls itself: {@code https://id.vendor.example}
     * @param client what it knows the platform as
     * @param secret what the platform proves that by; best told by the environment
     * @param name what visitors know it as; left out, its host
     */
    OpenIdSettings(
            @Value("${perennial.openid.issuer:}") String issuer,
            @Value("${perennial.openid.client-id:}") String client,
            @Value("${perennial.openid.client-secret:}") String secret,
            @Value("${perennial.openid.name:}") String name) {
        if (issuer.isBlank() != client.isBlank() || issuer.isBlank() != secret.isBlank()) {
            throw new IllegalStateException("Signing in by OpenID needs perennial.openid.issuer, .client-id and"
                    + " .client-secret, all three or none. Set the one that is missing.");
        }
        this.issuer = issuer.strip();
        this.client = client.strip();
        this.secret = secret.strip();
        this.name = name.strip();
    }

    public boolean isOn() {
        return !issuer.isEmpty();
    }

    /** What visitors know the provider as; empty where there is none. */
    public Optional<String> name() {
        if (!isOn()) return Optional.empty();
        return Optional.of(name.isEmpty() ? URI.create(issuer).getHost() : name);
    }

    String issuer() {
        return issuer;
    }

    String client() {
        return client;
    }

    String secret() {
        return secret;
    }
}
