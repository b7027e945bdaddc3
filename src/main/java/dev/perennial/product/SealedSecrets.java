package dev.perennial.product;

import dev.perennial.vault.Sealed;
import org.springframework.stereotype.Component;

/** The secrets by which calls to and from products' systems are signed. */
@Component("sealedProductSecrets")
class SealedSecrets implements Sealed {
    private final SystemStore store;

    SealedSecrets(SystemStore store) {
        this.store = store;
    }

    @Override
    public String column() {
        return "product_system.secret";
    }

    @Override
    public int reseal(int bucket, Resealing change) {
        if (bucket != 0) return 0;
        int done = 0;
        for (var kept : store.all()) {
            var product = kept.system().product();
            var purpose = ProductSystems.purpose(product);
            var secret = change.of(purpose, kept.secret());
            var before = kept.before() == null ? null : change.of(purpose, kept.before());
            if (secret != kept.secret() || before != kept.before()) {
                store.reseal(product, secret, before);
                done++;
            }
        }
        return done;
    }
}
