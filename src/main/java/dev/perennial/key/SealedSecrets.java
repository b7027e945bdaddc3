package dev.perennial.key;

import dev.perennial.vault.Sealed;
import org.springframework.stereotype.Component;

/** The secrets of keys that sign. */
@Component
class SealedSecrets implements Sealed {
    private final KeyStore store;

    SealedSecrets(KeyStore store) {
        this.store = store;
    }

    @Override
    public String column() {
        return "api_key.secret_sealed";
    }

    @Override
    public int reseal(int bucket, Resealing change) {
        var kept = store.sealedBeginning(bucket, change.before());
        if (kept.isEmpty()) return 0;
        var ids = kept.stream().map(one -> one.key().id()).toList();
        var sealed = kept.stream()
                .map(one -> change.again().apply(ApiKeys.purpose(one.key().id()), one.sealed()))
                .toList();
        store.reseal(bucket, ids, sealed);
        return ids.size();
    }
}
