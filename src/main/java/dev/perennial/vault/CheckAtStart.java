package dev.perennial.vault;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** A wrong key stops the platform before it serves anybody; a new one is gone over to. */
@Component
@ConditionalOnProperty("perennial.serving")
class CheckAtStart implements SmartInitializingSingleton {
    private final Vault vault;
    private final KeyChange change;

    CheckAtStart(Vault vault, KeyChange change) {
        this.vault = vault;
        this.change = change;
    }

    @Override
    public void afterSingletonsInstantiated() {
        vault.check();
        change.run();
    }
}
