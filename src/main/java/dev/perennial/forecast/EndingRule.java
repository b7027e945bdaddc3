package dev.perennial.forecast;

import dev.perennial.catalog.Product;
import dev.perennial.forecast.Happening.Expiration;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.QuoteRule;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.renewal.LifecycleBatch.Entered;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.Optional;

/** What is said of items that nobody renewed. */
final class EndingRule {
    private EndingRule() {}

    /** That its term ended, where it has just done so; with what one more would have cost. */
    static Optional<Happening> expiration(Subscription before, Subscription after, Opening opening, Instant at) {
        if (before.life().phase() != Phase.ACTIVE || after.life().phase() == Phase.ACTIVE) {
            return Optional.empty();
        }
        var product = opening.catalog().product(before.item().product());
        var quote = period(before, product).flatMap(period -> quote(before, product, period, opening, at));
        return Optional.of(new Expiration(
                at,
                after,
                before.plan().mode(),
                quote.map(Quote::period).orElse(null),
                quote.map(Quote::price).orElse(null)));
    }

    private static Optional<Quote> quote(
            Subscription item, Product product, Period period, Opening opening, Instant at) {
        var currency = opening.account().currency();
        var zone = opening.zones().account();
        return QuoteRule.quote(item, product, period, currency, false, zone, at)
                        instanceof Outcome.Done<Quote>(var quote)
                ? Optional.of(quote)
                : Optional.empty();
    }

    /** The period its owner chose, or the shortest there is. */
    private static Optional<Period> period(Subscription item, Product product) {
        var periods = product.periods(item.item().edition());
        return Optional.ofNullable(item.plan().period())
                .filter(periods::contains)
                .or(() -> periods.stream().findFirst());
    }

    static Optional<Happening> ending(Entered entered, Instant at) {
        return switch (entered.phase()) {
            case SUSPENDED -> Optional.of(new Happening.Stop(at, entered.item()));
            case RELEASED -> Optional.of(new Happening.Release(at, entered.item()));
            case GRACE, ACTIVE -> Optional.empty();
        };
    }
}
