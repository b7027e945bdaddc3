package dev.perennial.vault;

import dev.perennial.db.DatabaseOptions;
import dev.perennial.kernel.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Front door to secrets that must be read again, such as those that sign. They are sealed with a key that the database
 * does not hold, each for its own purpose, so that one row's secret is worth nothing in another.
 */
@Component
public class Vault {
    static final String BEFORE_SETTING = "perennial.secret-key-previous";
    static final String CHECK = "vault check";
    private static final byte[] KNOWN = "perennial".getBytes(StandardCharsets.UTF_8);

    private final String told;
    private final String toldBefore;
    private final DatabaseOptions options;
    private final VaultStore store;
    private final TransactionTemplate byItself;
    private volatile @Nullable KeyRing ring;

    Vault(
            @Value("${" + MasterKey.SETTING + ":}") String told,
            @Value("${" + BEFORE_SETTING + ":}") String toldBefore,
            DatabaseOptions options,
            VaultStore store,
            PlatformTransactionManager transactions) {
        this.told = told.strip();
        this.toldBefore = toldBefore.strip();
        this.options = options;
        this.store = store;
        this.byItself = new TransactionTemplate(transactions);
        this.byItself.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * @param purpose which secret of which row this is: it opens for the same purpose only
     * @throws RefusedException where the key is missing, or not the one the other secrets are sealed with
     */
    public byte[] seal(String purpose, byte[] secret) {
        return Seal.seal(ring().now(), purpose, secret);
    }

    /**
     * @throws RefusedException where it was sealed with a key that is not at hand
     * @throws IllegalStateException where it was sealed for another purpose, or altered
     */
    public byte[] open(String purpose, byte[] sealed) {
        var key = ring().of(sealed).orElseThrow(this::wrong);
        return Seal.open(key, purpose, sealed);
    }

    /** Whether it was sealed with a key that is at hand: not so after a key was lost, and another taken instead. */
    public boolean isOurs(byte[] sealed) {
        return ring().of(sealed).isPresent();
    }

    /**
     * Finds out whether the key is the right one, where anything is sealed at all.
     *
     * @throws RefusedException where it is not, or cannot be read
     */
    public void check() {
        if (store.find().isPresent()) {
            ring();
        } else if (!told.isEmpty()) {
            MasterKey.key(told, MasterKey.SETTING);
        }
    }

    /** The keys at hand, once it is clear that they are the right ones. */
    KeyRing ring() {
        var known = ring;
        if (known != null) return known;
        var kept = store.find();
        var read = read(kept.isEmpty());
        if (!opens(read, kept.orElseGet(() -> firstCheck(read)))) throw wrong();
        ring = read;
        return read;
    }

    /** What is at hand, right or wrong. */
    KeyRing read(boolean mayMake) {
        var now = MasterKey.read(told, options.data(), mayMake);
        var before = Optional.of(toldBefore)
                .filter(text -> !text.isEmpty())
                .map(text -> MasterKey.key(text, BEFORE_SETTING))
                .filter(key -> !Arrays.equals(key.mark(), now.mark()));
        return new KeyRing(now, before);
    }

    /** In a transaction of its own: what was sealed stays so, whatever becomes of the caller's. */
    private byte[] firstCheck(KeyRing fresh) {
        return byItself.execute(status -> {
            store.create(sealedCheck(fresh));
            return store.find().orElseThrow();
        });
    }

    static byte[] sealedCheck(KeyRing ring) {
        return Seal.seal(ring.now(), CHECK, KNOWN);
    }

    private static boolean opens(KeyRing ring, byte[] check) {
        return ring.of(check)
                .filter(key -> Arrays.equals(KNOWN, Seal.open(key, CHECK, check)))
                .isPresent();
    }

    private RefusedException wrong() {
        return MasterKey.refused(VaultRefusal.SECRET_KEY_WRONG, MasterKey.where(told, options.data()));
    }
}
