package dev.perennial.order;

import dev.perennial.catalog.Product;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Term;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Optional;

/**
 * Rule 17: what it costs to bring an item to one day of the month. It runs on to the first such day that is not before
 * its end, never shorter, and keeps that day from then on. The days are paid at the rate of the item's own period,
 * counted from its end: the price of that period times the days, by the period's calendar days, rounded up to the minor
 * unit.
 */
public final class AlignmentRule {
    /** The last day of each month, whatever its number: as an anchor, the 31st is just that. */
    public static final int LAST_DAY = 31;

    /** The last day that every month has. */
    public static final int NUMBERED_MAX = 28;

    private AlignmentRule() {}

    public static boolean isDay(int day) {
        return day >= 1 && day <= NUMBERED_MAX || day == LAST_DAY;
    }

    /**
     * @param orderInProgress whether an order for the item is open
     * @param zone the account's
     */
    public static Outcome<Quote> quote(
            Subscription subscription,
            Product product,
            int day,
            Currency currency,
            boolean orderInProgress,
            ZoneId zone,
            Instant now) {
        var refusal = refusal(subscription, product, day, orderInProgress, zone, now);
        if (refusal.isPresent()) return Outcome.refused(refusal.get());
        var period = Wish.usual(subscription, product).period();
        var price = Optional.ofNullable(period)
                .flatMap(own -> product.price(subscription.item().edition(), own, currency));
        if (price.isEmpty()) return Outcome.refused(OrderRefusal.PERIOD_NOT_OFFERED);

        // From here on there is a price.
        var end = subscription.life().expiresAt();
        var from = Term.firstWholeDay(end, zone);
        var until = first(from, day);
        var term = new Term(end, until.atStartOfDay(zone).toInstant());
        var share = price.get()
                .share(ChronoUnit.DAYS.between(from, until), days(end, from, period, zone), RoundingMode.CEILING);
        var aligned = new Aligned(day, subscription.life().anchorDay());
        return Outcome.done(new Quote(null, share, share, term, day, aligned));
    }

    private static Optional<OrderRefusal> refusal(
            Subscription subscription, Product product, int day, boolean orderInProgress, ZoneId zone, Instant now) {
        if (!isDay(day)) return Optional.of(OrderRefusal.DAY_INVALID);
        var renewable = QuoteRule.refusal(subscription, product, orderInProgress);
        if (renewable.isPresent()) return renewable;
        if (product.policy().providerConfirms()) return Optional.of(OrderRefusal.WHOLE_PERIODS_ONLY);
        if (!runs(subscription, now)) return Optional.of(OrderRefusal.TERM_HAS_ENDED);
        var last = subscription.life().expiresAt().atZone(zone).toLocalDate();
        return isOn(last, day) ? Optional.of(OrderRefusal.ALREADY_ON_THAT_DAY) : Optional.empty();
    }

    /** What ran out is renewed first: days that are gone cannot be bought. */
    static boolean runs(Subscription subscription, Instant now) {
        return subscription.life().phase() == Phase.ACTIVE
                && subscription.life().expiresAt().isAfter(now);
    }

    private static boolean isOn(LocalDate date, int day) {
        return date.getDayOfMonth() == Math.min(day, date.lengthOfMonth());
    }

    private static LocalDate first(LocalDate from, int day) {
        var here = from.withDayOfMonth(Math.min(day, from.lengthOfMonth()));
        if (!here.isBefore(from)) return here;
        var next = from.withDayOfMonth(1).plusMonths(1);
        return next.withDayOfMonth(Math.min(day, next.lengthOfMonth()));
    }

    /** How many days the item's own period would have from its end on. */
    private static long days(Instant end, LocalDate from, Period period, ZoneId zone) {
        var whole = Term.of(end, period, from.getDayOfMonth(), zone);
        return ChronoUnit.DAYS.between(from, whole.end().atZone(zone).toLocalDate());
    }
}
