package dev.perennial.product;

import static dev.perennial.kernel.Outcome.done;
import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.product.ProductNews.What;
import dev.perennial.product.ProductSystem.Wish;
import dev.perennial.sign.SigningSecret;
import dev.perennial.vault.Vault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to how products' own systems are reached, and to the secrets that calls are signed with. */
@Component
public class ProductSystems {
    /** How long the secret before goes on signing beside a fresh one. */
    public static final Duration OVERLAP = Duration.ofDays(7);

    private static final int NEWS_MAX = 20;

    private final SystemStore store;
    private final Catalogs catalogs;
    private final Vault vault;
    private final Lines lines;
    private final KnownSystems known;
    private final Ids ids;

    ProductSystems(SystemStore store, Catalogs catalogs, Vault vault, Lines lines, KnownSystems known, Ids ids) {
        this.store = store;
        this.catalogs = catalogs;
        this.vault = vault;
        this.lines = lines;
        this.known = known;
        this.ids = ids;
    }

    /** A system that was connected just now, and its secret: shown this once. */
    public record Connected(ProductSystem system, SigningSecret secret) {}

    public List<ProductSystem> all() {
        return store.all().stream().map(SystemStore.Kept::system).toList();
    }

    public Optional<ProductSystem> find(String product) {
        return kept(product).map(SystemStore.Kept::system);
    }

    public Health health(String product) {
        return store.health(product).orElse(Health.UNKNOWN);
    }

    /** Until when nothing is asked of it, after several calls without an answer; as this process sees it. */
    public Optional<Instant> restsUntil(String product, Instant now) {
        return lines.of(product).restsUntil(now);
    }

    public List<ProductNews> news(String product) {
        return store.news(product, NEWS_MAX);
    }

    /** Whether something of this name is sold, connected or not. */
    public boolean isSold(String product) {
        return catalogs.current().products().containsKey(product);
    }

    /** Connects a product of the catalog; the secret is made here, and shown this once. */
    @Transactional
    public Outcome<Connected> connect(String product, Wish wish, Reason reason, Actor actor, Instant now) {
        if (!isSold(product)) return refused(ProductRefusal.PRODUCT_NOT_SOLD, Map.of("product", product));
        return SystemRule.check(wish).then(address -> {
            var secret = SigningSecret.fresh();
            var system = system(product, address, wish, now, 0);
            if (!store.insert(system, vault.seal(purpose(product), secret.bytes()))) {
                return refused(ProductRefusal.PRODUCT_CHANGED_MEANWHILE);
            }
            log(product, What.CONNECTED, facts(system, reason), actor, now);
            return done(new Connected(find(product).orElseThrow(), secret));
        });
    }

    /**
     * Changes how a connected one is reached.
     *
     * @param revision of which the wish is a change
     */
    @Transactional
    public Outcome<ProductSystem> change(
            String product, Wish wish, int revision, Reason reason, Actor actor, Instant now) {
        var before = find(product);
        if (before.isEmpty()) return refused(ProductRefusal.PRODUCT_NOT_CONNECTED);
        return SystemRule.check(wish).then(address -> {
            var system = system(product, address, wish, now, revision);
            if (!store.change(system)) return refused(ProductRefusal.PRODUCT_CHANGED_MEANWHILE);
            log(product, What.CHANGED, facts(system, reason), actor, now);
            lines.of(product).wake();
            return done(find(product).orElseThrow());
        });
    }

    /** A fresh secret, shown this once; the one before signs beside it for a while, so that no call is turned away. */
    @Transactional
    public Outcome<SigningSecret> changeSecret(String product, Reason reason, Actor actor, Instant now) {
        if (find(product).isEmpty()) return refused(ProductRefusal.PRODUCT_NOT_CONNECTED);
        var fresh = SigningSecret.fresh();
        store.rotate(product, vault.seal(purpose(product), fresh.bytes()), now, now.plus(OVERLAP));
        log(product, What.SECRET_CHANGED, Map.of("reason", reason.text()), actor, now);
        return done(fresh);
    }

    /** The secret before is good for nothing from here on: at once, where it became known to others. */
    @Transactional
    public Outcome<ProductSystem> endSecretBefore(String product, Reason reason, Actor actor, Instant now) {
        if (find(product).isEmpty()) return refused(ProductRefusal.PRODUCT_NOT_CONNECTED);
        if (store.endBefore(product)) {
            log(product, What.SECRET_BEFORE_ENDED, Map.of("reason", reason.text()), actor, now);
        }
        return done(find(product).orElseThrow());
    }

    /** An operator asked for a comparison. */
    @Transactional
    public void compared(String product, Actor actor, Instant now) {
        log(product, What.COMPARED, Map.of(), actor, now);
    }

    /** Those that sign now, the newest first; none where it is not connected. */
    List<SigningSecret> secrets(String product, Instant now) {
        return kept(product).map(kept -> secrets(kept, now)).orElse(List.of());
    }

    private List<SigningSecret> secrets(SystemStore.Kept kept, Instant now) {
        var secrets = new ArrayList<SigningSecret>();
        var purpose = purpose(kept.system().product());
        secrets.add(SigningSecret.of(vault.open(purpose, kept.secret())));
        var until = kept.system().beforeUntil();
        if (kept.before() != null && until != null && now.isBefore(until)) {
            secrets.add(SigningSecret.of(vault.open(purpose, kept.before())));
        }
        return List.copyOf(secrets);
    }

    private Optional<SystemStore.Kept> kept(String product) {
        return store.all().stream()
                .filter(kept -> kept.system().product().equals(product))
                .findFirst();
    }

    private void log(String product, What what, Map<String, String> facts, Actor actor, Instant now) {
        known.changed();
        store.log(ids.next(product, now), new ProductNews(product, now, actor.shown(), what, facts));
    }

    private static ProductSystem system(String product, URI address, Wish wish, Instant now, int revision) {
        return new ProductSystem(
                product,
                address,
                wish.isEnabled(),
                wish.timeout(),
                wish.atOnce(),
                wish.patience(),
                now,
                null,
                revision);
    }

    private static Map<String, String> facts(ProductSystem system, Reason reason) {
        return Map.of(
                "address",
                system.address().toString(),
                "enabled",
                String.valueOf(system.isEnabled()),
                "reason",
                reason.text());
    }

    static String purpose(String product) {
        return "product_system:" + product;
    }
}
