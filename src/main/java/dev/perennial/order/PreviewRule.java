package dev.perennial.order;

import dev.perennial.catalog.Catalog;
import dev.perennial.catalog.Product;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.CouponRule;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.order.Preview.Applicable;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What buying comes to, by an account's book: quotes, who is left out by which name, and what pays (rules 11, 15, 19, 26). */
final class PreviewRule {
    private final AccountBook book;
    private final Catalog catalog;
    private final Instant now;

    private PreviewRule(AccountBook book, Catalog catalog, Instant now) {
        this.book = book;
        this.catalog = catalog;
        this.now = now;
    }

    static Preview preview(
            List<Wish> wishes,
            Optional<Set<Coupon.Id>> own,
            Map<String, Subscription> items,
            AccountBook book,
            Catalog catalog,
            Instant now) {
        return new PreviewRule(book, catalog, now).preview(wishes, own, items);
    }

    private Preview preview(List<Wish> wishes, Optional<Set<Coupon.Id>> own, Map<String, Subscription> items) {
        var answers = new ArrayList<Outcome<Quote>>();
        wishes.forEach(wish -> answers.add(quote(items.get(wish.subscription().value()), wish)));
        leaveOutWhatNeedsItsOwnOrder(wishes, items, answers);

        var basket = new Basket(book, now, own);
        var seen = new ArrayList<Preview.Item>();
        for (int i = 0; i < wishes.size(); i++) {
            var item = items.get(wishes.get(i).subscription().value());
            var product = product(item);
            var chosen = answers.get(i).map(quote -> basket.choose(item, product, quote));
            var durations = wishes.get(i).day() == null ? durations(item, product) : List.<Quote>of();
            seen.add(new Preview.Item(wishes.get(i), item, product, chosen, durations));
        }
        var bought = seen.stream().flatMap(item -> item.chosen().stream()).toList();
        var applicable = applicable(bought);
        return new Preview(
                book.account(),
                List.copyOf(seen),
                book.wallet(),
                basket.wallet(),
                basket.shortfall(),
                own.isPresent(),
                applicable.stream()
                        .map(coupon -> applicable(coupon, own, bought))
                        .toList(),
                unusable(own, applicable));
    }

    private Outcome<Quote> quote(Subscription item, Wish wish) {
        if (wish.period() != null) return quote(item, wish.period());
        return AlignmentRule.quote(
                item,
                product(item),
                wish.day(),
                book.account().currency(),
                book.isInOrder(item.id().value()),
                book.zones().account(),
                now);
    }

    private Outcome<Quote> quote(Subscription item, Period period) {
        return QuoteRule.quote(
                item,
                product(item),
                period,
                book.account().currency(),
                book.isInOrder(item.id().value()),
                book.zones().account(),
                now);
    }

    /** What waits for a provider's yes is ordered alone (rule 22): beside others it is left out, all but the first. */
    private void leaveOutWhatNeedsItsOwnOrder(
            List<Wish> wishes, Map<String, Subscription> items, List<Outcome<Quote>> answers) {
        var quoted = new ArrayList<Integer>();
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof Outcome.Done<Quote>) quoted.add(i);
        }
        boolean allConfirmed = quoted.stream()
                .allMatch(i -> confirms(items.get(wishes.get(i).subscription().value())));
        for (int i : allConfirmed ? quoted.subList(Math.min(1, quoted.size()), quoted.size()) : quoted) {
            if (confirms(items.get(wishes.get(i).subscription().value()))) {
                answers.set(i, Outcome.refused(OrderRefusal.NEEDS_OWN_ORDER));
            }
        }
    }

    private boolean confirms(Subscription item) {
        return product(item).policy().providerConfirms();
    }

    private List<Quote> durations(Subscription item, Product product) {
        return product.periods(item.item().edition()).stream()
                .map(period -> quote(item, period))
                .filter(Outcome.Done.class::isInstance)
                .map(Outcome::orThrow)
                .toList();
    }

    private List<Coupon> applicable(List<Chosen> bought) {
        return CouponRule.inOrderOfUse(book.coupons()).stream()
                .filter(coupon -> bought.stream().anyMatch(chosen -> mayPay(coupon, chosen)))
                .toList();
    }

    private boolean mayPay(Coupon coupon, Chosen chosen) {
        var price = chosen.quote().price();
        return CouponRule.mayPay(coupon, price, chosen.product().code(), Coupon.OrderType.RENEWAL, now);
    }

    private Applicable applicable(Coupon coupon, Optional<Set<Coupon.Id>> own, List<Chosen> bought) {
        var paid = paid(coupon, bought);
        if (own.map(ids -> ids.contains(coupon.id())).orElse(paid.isPositive())) {
            return new Applicable(coupon, true, paid);
        }
        var alone = new Basket(book, now, Optional.of(Set.of(coupon.id())));
        var would = bought.stream()
                .map(chosen -> alone.choose(chosen.subscription(), chosen.product(), chosen.quote()))
                .toList();
        return new Applicable(coupon, false, paid(coupon, would));
    }

    private Money paid(Coupon coupon, List<Chosen> bought) {
        return bought.stream()
                .flatMap(chosen -> chosen.pay().coupons().stream())
                .filter(share -> share.coupon().id().equals(coupon.id()))
                .map(CouponRule.Share::amount)
                .reduce(Money.zero(book.account().currency()), Money::plus);
    }

    private static Set<Coupon.Id> unusable(Optional<Set<Coupon.Id>> own, List<Coupon> applicable) {
        var unusable = new HashSet<>(own.orElse(Set.of()));
        unusable.removeAll(applicable.stream().map(Coupon::id).collect(Collectors.toSet()));
        return Set.copyOf(unusable);
    }

    private Product product(Subscription item) {
        return catalog.product(item.item().product());
    }
}
