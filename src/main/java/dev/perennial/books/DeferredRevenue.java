package dev.perennial.books;

import dev.perennial.kernel.Money;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;

/**
 * What was sold and when it is earned, month by month: what is deferred at the end of a month was sold by then, and not
 * given back, and not yet earned.
 *
 * @param lines by currency and product, in that order
 */
public record DeferredRevenue(YearMonth from, YearMonth to, List<Line> lines) {

    /** How a sale was paid: what coupons paid is promotion, and no revenue. */
    public enum Part {
        CASH,
        COUPONS
    }

    /**
     * One product in one currency, one part of the price.
     *
     * @param opening what was deferred when the first month began
     */
    public record Line(Currency currency, String product, Part part, Money opening, List<Month> months) {}

    /**
     * @param refunded what was given back
     * @param deferred what is deferred when the month ends
     */
    public record Month(YearMonth month, Money sold, Money refunded, Money earned, Money deferred) {}

    /** The currencies there are, in order. */
    public List<Currency> currencies() {
        return lines.stream().map(Line::currency).distinct().toList();
    }

    /** The lines of one currency and part. */
    public List<Line> of(Currency currency, Part part) {
        return lines.stream()
                .filter(line -> line.currency().equals(currency) && line.part() == part)
                .toList();
    }
}
