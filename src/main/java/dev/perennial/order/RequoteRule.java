package dev.perennial.order;

import dev.perennial.catalog.Product;
import dev.perennial.kernel.Outcome;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What a line that was ordered buys when it is paid: its own price holds, its term is counted from today's facts. */
final class RequoteRule {
    private RequoteRule() {}

    /**
     * @param zone the account's
     * @return empty when the item is not what was ordered any more
     */
    static Optional<Quote> requote(Line line, Subscription item, Product product, ZoneId zone, Instant now) {
        if (line.aligned() != null) return aligned(line, line.aligned(), item, product, now);
        var currency = line.price().currency();
        var today = QuoteRule.quote(item, product, line.period(), currency, false, zone, now);
        boolean sameEnd = line.expiration().equals(item.life().expiresAt());
        return sameEnd && today instanceof Outcome.Done<Quote>(var quote) && !hasNewFee(quote, line)
                ? Optional.of(agreed(line, quote))
                : Optional.empty();
    }

    /** Days until a day are what they were, as long as the item runs and still ends when it did. */
    private static Optional<Quote> aligned(
            Line line, Aligned aligned, Subscription item, Product product, Instant now) {
        boolean same = line.expiration().equals(item.life().expiresAt())
                && AlignmentRule.runs(item, now)
                && QuoteRule.refusal(item, product, false).isEmpty();
        return same
                ? Optional.of(new Quote(null, line.price(), line.price(), line.term(), aligned.day(), aligned))
                : Optional.empty();
    }

    /** The line's own price; what the customer agreed to pay each time is that without the fee for coming late. */
    private static Quote agreed(Line line, Quote today) {
        var fee = today.price().minus(today.offer());
        var offer = fee.isLessThan(line.price()) ? line.price().minus(fee) : line.price();
        return new Quote(line.period(), offer, line.price(), today.term(), today.anchorDay());
    }

    /** Whether the item was stopped since it was ordered, and starting it again costs a fee that the order lacks. */
    private static boolean hasNewFee(Quote today, Line line) {
        boolean fee = today.offer().isLessThan(today.price());
        return fee && line.price().isLessThan(today.price());
    }
}
