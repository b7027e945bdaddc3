package dev.perennial.webhook;

import dev.perennial.clock.PlatformClock;
import dev.perennial.kernel.Buckets;
import dev.perennial.sign.SigningSecret;
import dev.perennial.vault.Vault;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens what endpoints' secrets are sealed with: the newest first, and the one before as long as it signs too. */
@Component
class SigningSecrets {
    private final EndpointStore store;
    private final Vault vault;
    private final Buckets buckets;
    private final PlatformClock clock;

    SigningSecrets(EndpointStore store, Vault vault, Buckets buckets, PlatformClock clock) {
        this.store = store;
        this.vault = vault;
        this.buckets = buckets;
        this.clock = clock;
    }

    List<SigningSecret> of(Endpoint endpoint) {
        var sealed = store.sealed(buckets.of(endpoint.owner()), endpoint.id());
        var secrets = new ArrayList<SigningSecret>();
        secrets.add(open(endpoint.id(), sealed.secret()));
        var until = sealed.oldUntil();
        var old = sealed.old();
        if (old != null && until != null && clock.now().isBefore(until)) secrets.add(open(endpoint.id(), old));
        return secrets;
    }

    byte[] seal(UUID endpoint, SigningSecret secret) {
        return vault.seal(purpose(endpoint), secret.bytes());
    }

    private SigningSecret open(UUID endpoint, byte[] sealed) {
        return SigningSecret.of(vault.open(purpose(endpoint), sealed));
    }

    static String purpose(UUID endpoint) {
        return "webhook endpoint " + endpoint;
    }
}
