package dev.perennial.order;

import dev.perennial.catalog.LateBase;
import dev.perennial.catalog.Product;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Term;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one more term of an item costs, and from when to when it runs (rules 15, 16, 19). */
public final class QuoteRule {
    private QuoteRule() {}

    /**
     * @param offer the price of the period itself, as the customer agrees to it
     * @param price what is to be paid: the offer, and the late fee where there is one
     * @param anchorDay the day of month the new term keeps
     * @param period how long; null where days are bought until one day of the month
     * @param aligned that day; null where a period is bought
     */
    public record Quote(
            @Nullable Period period,
            Money offer,
            Money price,
            Term term,
            int anchorDay,
            @Nullable Aligned aligned) {
        public Quote(Period period, Money offer, Money price, Term term, int anchorDay) {
            this(period, offer, price, term, anchorDay, null);
        }
    }

    /** Why no more time of this item is sold, for however long (rule 19). */
    static Optional<OrderRefusal> refusal(Subscription subscription, Product product, boolean orderInProgress) {
        if (subscription.life().phase() == Phase.RELEASED) return Optional.of(OrderRefusal.RELEASED);
        if (subscription.isPayAsYouGo()) return Optional.of(OrderRefusal.PAY_AS_YOU_GO);
        if (!product.edition(subscription.item().edition()).paid()) {
            return Optional.of(OrderRefusal.NOT_RENEWABLE_FREE_EDITION);
        }
        return orderInProgress ? Optional.of(OrderRefusal.ORDER_IN_PROGRESS) : Optional.empty();
    }

    /**
     * @param orderInProgress whether an order for the item is open
     * @param zone the account's
     */
    public static Outcome<Quote> quote(
            Subscription subscription,
            Product product,
            Period period,
            Currency currency,
            boolean orderInProgress,
            ZoneId zone,
            Instant now) {
        var refusal = refusal(subscription, product, orderInProgress);
        if (refusal.isPresent()) return Outcome.refused(refusal.get());
        var offer = product.price(subscription.item().edition(), period, currency);
        if (offer.isEmpty()) return Outcome.refused(OrderRefusal.PERIOD_NOT_OFFERED);

        // From here on there is a price.
        boolean suspended = subscription.life().phase() == Phase.SUSPENDED;
        var price = suspended
                ? product.policy().lateFee(currency).map(offer.get()::plus).orElse(offer.get())
                : offer.get();
        boolean fromPayment = suspended && product.policy().lateBase() == LateBase.PAYMENT;
        var start = fromPayment ? now : subscription.life().expiresAt();
        int kept = fromPayment ? 0 : subscription.life().anchorDay();
        int anchor = Term.anchorDay(start, kept, zone);
        return Outcome.done(new Quote(period, offer.get(), price, Term.of(start, period, anchor, zone), anchor));
    }
}
