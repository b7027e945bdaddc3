package dev.perennial.reminder;

import dev.perennial.catalog.Catalog;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Telling;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Basket;
import dev.perennial.order.QuoteRule;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rule 25: whether today's funds cover the charges to come, each of which takes its share from those after it. */
final class ComingChargesRule {
    /** As the clockwork makes them: by the hour they are due, then by the customer's rank. */
    private static final Comparator<Subscription> CHARGE_ORDER =
            Comparator.comparing((Subscription item) -> item.due().tryAt()).thenComparing(Subscription.RANK_ORDER);

    private ComingChargesRule() {}

    /**
     * What is to be told when they do not: one alert for them all, with what is lacking and when the first of them
     * finds too little.
     *
     * @param charges every item of the account that is to be charged by then
     */
    static Optional<Telling> alert(List<Subscription> charges, Catalog catalog, AccountBook book, Instant now) {
        var basket = new Basket(book, now);
        @Nullable Instant by = null;
        for (var item : charges.stream().sorted(CHARGE_ORDER).toList()) {
            choose(item, catalog, book, basket, now);
            if (by == null && basket.shortfall().isPositive()) by = item.due().tryAt();
        }
        return Optional.ofNullable(by).map(at -> telling(book, basket.shortfall(), at, now));
    }

    private static void choose(Subscription item, Catalog catalog, AccountBook book, Basket basket, Instant now) {
        var product = catalog.product(item.item().product());
        var currency = book.account().currency();
        var quoted = QuoteRule.quote(
                item,
                product,
                item.plan().period(),
                currency,
                false,
                book.zones().account(),
                now);
        if (quoted instanceof Outcome.Done<Quote>(var quote)) {
            basket.choose(item, product, quote);
        }
    }

    private static Telling telling(AccountBook book, Money shortfall, Instant by, Instant now) {
        var facts = Map.of(
                "shortfall", shortfall.decimal(),
                "currency", shortfall.currency().getCurrencyCode(),
                "available", book.wallet().available().decimal(),
                "charge_at", by.toString());
        return new Telling(book.account().id(), NoticeKind.LOW_BALANCE, null, now, facts);
    }
}
