package dev.perennial.user;

import java.time.Instant;
import java.util.Optional;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/**
 * One way in without a password: a key of which the user's device keeps the private half.
 *
 * @param usedAt when it last let its user in; empty for never
 */
public record Passkey(CredentialRecord credential, Optional<Instant> usedAt) {
    /** As it stands in addresses and forms: base64url without padding. */
    public String id() {
        return credential.getCredentialId().toBase64UrlString();
    }

    public String label() {
        return credential.getLabel();
    }

    public Instant createdAt() {
        return credential.getCreated();
    }
}
