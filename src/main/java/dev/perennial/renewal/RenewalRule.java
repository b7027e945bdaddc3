package dev.perennial.renewal;

import dev.perennial.catalog.Product;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Refusal;
import dev.perennial.order.AccountBook;
import dev.perennial.order.Basket;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.QuoteRule;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.TryRule;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides one automatic try (rules 1 to 3, 6, 10, 19). Pure: the same facts give the same decision. */
public final class RenewalRule {
    private static final int WHOLE = 100;

    private RenewalRule() {}

    public record Facts(Subscription subscription, Product product, AccountBook book, Instant now) {}

    public sealed interface Decision {
        record Renew(Chosen item) implements Decision {}

        /**
         * @param nextTry when it is tried again; null when this was the last time
         */
        record Refuse(
                Refusal why,
                @Nullable Money price,
                @Nullable Money shortfall,
                @Nullable Instant nextTry) implements Decision {}
    }

    public static Decision decide(Facts facts) {
        var item = facts.subscription();
        var plan = item.plan();
        var zones = facts.book().zones();
        var policy = facts.product().policy();
        var period = plan.period();
        if (!plan.isAuto() || period == null) return refuse(RenewalRefusal.NOT_AUTO, null);
        if (TryRule.first(item, policy, zones.platform()).isEmpty()) {
            return refuse(RenewalRefusal.EXPIRES_TOO_SOON, null);
        }
        var nextTry = TryRule.next(item, policy, zones.platform(), facts.now()).orElse(null);
        var quoted = QuoteRule.quote(
                item,
                facts.product(),
                period,
                facts.book().account().currency(),
                facts.book().isInOrder(item.id().value()),
                zones.account(),
                facts.now());
        if (quoted instanceof Outcome.Refused<Quote>(var why, var details)) {
            return refuse(why, passes(why) ? nextTry : null);
        }
        var quote = quoted.orThrow();
        if (needsConsent(plan.agreedPrice(), quote.offer(), policy.priceTolerancePercent())) {
            return new Decision.Refuse(RenewalRefusal.PRICE_NEEDS_CONSENT, quote.price(), null, nextTry);
        }
        var basket = new Basket(facts.book(), facts.now());
        var chosen = basket.choose(item, facts.product(), quote);
        if (basket.shortfall().isPositive()) {
            return new Decision.Refuse(OrderRefusal.INSUFFICIENT_BALANCE, quote.price(), basket.shortfall(), nextTry);
        }

        // From here on the renewal must succeed.
        return new Decision.Renew(chosen);
    }

    /** Whether a later try may find the reason gone. */
    private static boolean passes(Refusal why) {
        return why == OrderRefusal.ORDER_IN_PROGRESS || why == OrderRefusal.PERIOD_NOT_OFFERED;
    }

    /** Rule 10: whether a price rose above the one agreed to by more than is tolerated; false where none was agreed. */
    public static boolean needsConsent(@Nullable Money agreed, Money offer, int tolerancePercent) {
        return agreed != null
                && agreed.percent(WHOLE + tolerancePercent, RoundingMode.DOWN).isLessThan(offer);
    }

    private static Decision refuse(Refusal why, @Nullable Instant nextTry) {
        return new Decision.Refuse(why, null, null, nextTry);
    }
}
