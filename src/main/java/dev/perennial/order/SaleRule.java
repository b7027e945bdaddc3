package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalog;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Term;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Life;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.RenewalPlan;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;

/** What is sold anew, and what its first term costs: from now on, for one period, at the list price (rules 15, 16, 19). */
final class SaleRule {
    private static final int NAME_MAX = 128;

    private SaleRule() {}

    /** Why this is not sold, whatever the funds; empty where it is. */
    static Optional<OrderRefusal> refusal(NewItem wish, Catalog catalog, Currency currency) {
        var product = catalog.find(wish.product());
        boolean sold = product.filter(known -> known.hasEdition(wish.edition()))
                .filter(known -> !known.policy().providerConfirms())
                .isPresent();
        if (!sold) return Optional.of(OrderRefusal.NOT_SOLD_HERE);
        if (!product.get().edition(wish.edition()).paid()) {
            return Optional.of(OrderRefusal.NOT_RENEWABLE_FREE_EDITION);
        }
        if (isNoName(wish.name())) return Optional.of(OrderRefusal.ITEM_NAME_INVALID);
        boolean offered = product.get()
                        .price(wish.edition(), wish.period(), currency)
                        .isPresent()
                && product.get().price(wish.edition(), renewal(wish), currency).isPresent();
        if (!offered) return Optional.of(OrderRefusal.PERIOD_NOT_OFFERED);
        boolean agreed = wish.acceptedTerms() == null
                || wish.acceptedTerms().equals(product.get().selling().termsVersion());
        return agreed ? Optional.empty() : Optional.of(OrderRefusal.TERMS_NOT_ACCEPTED);
    }

    /** The item as it is before its first term: nothing is due of it. */
    static Subscription unborn(Subscription.Id id, NewItem wish, Account account, Money renewalPrice, Instant now) {
        boolean auto = wish.mode() == Mode.AUTO;
        return new Subscription(
                id,
                wish.account(),
                new Item(
                        wish.product(),
                        wish.edition(),
                        wish.name(),
                        Billing.SUBSCRIPTION,
                        now,
                        null,
                        wish.dependsOn() == null ? null : wish.dependsOn().value()),
                new RenewalPlan(wish.mode(), renewal(wish), auto ? now : null, auto ? renewalPrice : null),
                new Life(Phase.ACTIVE, null, 0, null, null),
                new Due(null, 0, null, null, null, now),
                account.reminders().of(wish.product()));
    }

    /** Once {@link #refusal} has none. */
    static Outcome<Quote> quote(NewItem wish, Catalog catalog, Currency currency, ZoneId zone, Instant now) {
        var price = catalog.product(wish.product()).price(wish.edition(), wish.period(), currency);
        if (price.isEmpty()) return Outcome.refused(OrderRefusal.PERIOD_NOT_OFFERED);
        int anchor = Term.anchorDay(now, 0, zone);
        var term = Term.of(now, wish.period(), anchor, zone);
        return Outcome.done(new Quote(wish.period(), price.get(), price.get(), term, anchor));
    }

    /** Whether this order bought just that; how the item is renewed by now says nothing of it. */
    static boolean isOf(NewItem wish, Item item, Order order) {
        var needed = wish.dependsOn() == null ? null : wish.dependsOn().value();
        return order.type() == Order.Type.NEW
                && item.product().equals(wish.product())
                && item.edition().equals(wish.edition())
                && item.name().equals(wish.name())
                && Objects.equals(item.dependsOn(), needed)
                && wish.period().equals(order.lines().getFirst().period())
                && asked(wish).equals(order.asked().renewal())
                && wish.coupons().equals(order.asked().coupons());
    }

    static Order.Renewal asked(NewItem wish) {
        return new Order.Renewal(wish.mode(), renewal(wish));
    }

    static Period renewal(NewItem wish) {
        return wish.renewal() == null ? wish.period() : wish.renewal();
    }

    private static boolean isNoName(String name) {
        return name.isBlank()
                || !name.equals(name.strip())
                || name.length() > NAME_MAX
                || name.chars().anyMatch(Character::isISOControl);
    }
}
