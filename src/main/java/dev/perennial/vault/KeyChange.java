package dev.perennial.vault;

import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.RefusedException;
import dev.perennial.vault.Sealed.Resealing;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From one secret key to the next: what the one before sealed is sealed anew, bucket by bucket. */
@Component
public class KeyChange {
    private static final Logger LOG = LoggerFactory.getLogger(KeyChange.class);

    private final Vault vault;
    private final VaultStore store;
    private final List<Sealed> columns;
    private final Buckets buckets;
    private final TransactionTemplate transaction;

    KeyChange(
            Vault vault,
            VaultStore store,
            List<Sealed> columns,
            Buckets buckets,
            PlatformTransactionManager transactions) {
        this.vault = vault;
        this.store = store;
        this.columns = columns;
        this.buckets = buckets;
        this.transaction = new TransactionTemplate(transactions);
    }

    List<Sealed> columns() {
        return columns;
    }

    /** Whether there is a key before at hand, so that something may be sealed with it. */
    public boolean isWanted() {
        return store.find().isPresent() && vault.ring().before().isPresent();
    }

    /**
     * Seals anew what is still sealed with the key before, and answers how many secrets that were. Interrupted, it goes
     * on where it stopped: until the last one both keys open what they sealed.
     *
     * @throws RefusedException where neither key is the right one
     */
    public int run() {
        if (!isWanted()) return 0;
        var ring = vault.ring();
        var before = ring.before().orElseThrow();
        var change = new Resealing(
                before.mark(), (purpose, kept) -> Seal.seal(ring.now(), purpose, Seal.open(before, purpose, kept)));
        int done = buckets.all().map(bucket -> reseal(bucket, change)).sum();
        store.replace(Vault.sealedCheck(ring));
        LOG.info("{} secrets are sealed with the new key; {} can go", done, Vault.BEFORE_SETTING);
        return done;
    }

    private int reseal(int bucket, Resealing change) {
        return transaction.execute(status -> columns.stream()
                .mapToInt(column -> column.reseal(bucket, change))
                .sum());
    }

    /**
     * Goes on with the key there is now, since the one before is lost: what that one sealed stays shut for good, and has
     * to be made anew by whoever it belongs to.
     */
    public void startOver() {
        var ring = vault.read(true);
        if (store.find().isPresent()) {
            store.replace(Vault.sealedCheck(ring));
        }
    }
}
