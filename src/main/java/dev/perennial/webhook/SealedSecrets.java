package dev.perennial.webhook;

import dev.perennial.vault.Sealed;
import org.springframework.stereotype.Component;

/** The secrets by which events are signed. */
@Component("sealedWebhookSecrets")
class SealedSecrets implements Sealed {
    private final EndpointStore store;

    SealedSecrets(EndpointStore store) {
        this.store = store;
    }

    @Override
    public String column() {
        return "webhook_endpoint.secret_sealed";
    }

    @Override
    public int reseal(int bucket, Resealing change) {
        int done = 0;
        for (var kept : store.sealed(bucket)) {
            var purpose = SigningSecrets.purpose(kept.endpoint());
            var secret = change.of(purpose, kept.secret());
            var old = kept.old() == null ? null : change.of(purpose, kept.old());
            if (secret != kept.secret() || old != kept.old()) {
                store.reseal(bucket, new EndpointStore.SealedOf(kept.endpoint(), secret, old));
                done++;
            }
        }
        return done;
    }
}
