package dev.perennial.portfolio;

import static java.util.Objects.requireNonNullElse;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalog;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Period;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code subscriptions.csv} or an instance of a saved answer, right in itself.
 *
 * @param expiresAt null for pay-as-you-go, and only then
 * @param phase as an export told it; null where the dates are to tell
 */
record SubscriptionRow(
        Place place,
        Subscription.Id id,
        Account.Id account,
        Product product,
        String edition,
        String name,
        Billing billing,
        Instant startedAt,
        @Nullable Instant expiresAt,
        Mode mode,
        @Nullable Period period,
        @Nullable Integer rank,
        @Nullable String dependsOn,
        @Nullable Phase phase) {

    static Optional<SubscriptionRow> read(Fields fields, Catalog catalog) {
        fields.need("subscription", "account", "product", "edition", "billing", "started_at");
        var id = fields.id("subscription");
        var account = fields.id("account");
        var product = product(fields, catalog);
        var edition = edition(fields, product);
        var name = fields.text("name");
        var billing = fields.choice("billing", Billing.class);
        var startedAt = fields.instant("started_at");
        var expiresAt = expiresAt(fields, billing, startedAt);
        var mode = mode(fields, billing);
        var period = fields.period("renewal_period");
        var rank = fields.number("rank");
        var dependsOn = fields.id("depends_on");
        if (dependsOn != null && dependsOn.equals(id)) {
            fields.wrong("depends_on", "is the item itself; name the item it needs, or leave it empty");
        }
        var phase = phase(fields, billing);
        if (!fields.isRight()) {
            return Optional.empty();
        }
        return Optional.of(new SubscriptionRow(
                fields.place(),
                new Subscription.Id(id),
                new Account.Id(account),
                product,
                edition,
                requireNonNullElse(name, id),
                billing,
                startedAt,
                expiresAt,
                mode,
                period,
                rank,
                dependsOn,
                phase));
    }

    private static @Nullable Product product(Fields fields, Catalog catalog) {
        var code = fields.text("product");
        if (code == null) {
            return null;
        }
        var product = catalog.find(code);
        if (product.isEmpty()) {
            var known = String.join(", ", catalog.products().keySet());
            fields.wrong("product", "there is no product " + Fields.shown(code) + "; the catalog has " + known);
        }
        return product.orElse(null);
    }

    /** The catalog's own text, so that a million rows share one. */
    private static @Nullable String edition(Fields fields, @Nullable Product product) {
        var code = fields.text("edition");
        if (code == null || product == null) {
            return null;
        }
        if (!product.hasEdition(code)) {
            var known =
                    product.editions().stream().map(edition -> edition.code()).toList();
            fields.wrong(
                    "edition",
                    "product " + product.code() + " has no edition " + Fields.shown(code) + "; it has "
                            + String.join(", ", known));
            return null;
        }
        return product.edition(code).code();
    }

    private static @Nullable Instant expiresAt(Fields fields, @Nullable Billing billing, @Nullable Instant startedAt) {
        if (billing == Billing.PAY_AS_YOU_GO) {
            fields.forbid("expires_at", "for PAY_AS_YOU_GO, which has no end");
            return null;
        }
        if (billing == Billing.SUBSCRIPTION) {
            fields.need("expires_at");
        }
        var expiresAt = fields.instant("expires_at");
        if (startedAt != null && expiresAt != null && !startedAt.isBefore(expiresAt)) {
            fields.wrong("expires_at", "is not later than started_at; write when the present term ends");
        }
        return expiresAt;
    }

    private static @Nullable Mode mode(Fields fields, @Nullable Billing billing) {
        if (billing == Billing.PAY_AS_YOU_GO && !fields.has("renewal_mode")) {
            return Mode.MANUAL;
        }
        fields.need("renewal_mode");
        var mode = fields.choice("renewal_mode", Mode.class);
        if (mode == Mode.AUTO) {
            fields.need("renewal_period");
        }
        return mode;
    }

    private static @Nullable Phase phase(Fields fields, @Nullable Billing billing) {
        var phase = fields.choice("phase", Phase.class);
        if (billing == Billing.PAY_AS_YOU_GO && (phase == Phase.GRACE || phase == Phase.SUSPENDED)) {
            fields.wrong("phase", "is " + phase + "; a PAY_AS_YOU_GO item is ACTIVE or RELEASED");
        }
        return phase;
    }
}
