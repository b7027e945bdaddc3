package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.catalog.Product;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.CouponRule;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.ledger.Wallet;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.order.QuoteRule.Quote;
import dev.perennial.subscription.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What buying would come to now: the purchase itself is made of it too.
 *
 * @param items in the order in which they were wished for
 * @param after the wallet when all that can be bought is paid, as far as it reaches
 * @param shortfall what coupons and wallet lack
 * @param ownChoice whether the customer chose the coupons
 * @param coupons those that may pay for something here
 * @param unusable chosen coupons that may pay for nothing here
 */
public record Preview(
        Account account,
        List<Item> items,
        Wallet before,
        Wallet after,
        Money shortfall,
        boolean ownChoice,
        List<Applicable> coupons,
        Set<Coupon.Id> unusable) {

    /**
     * @param answer what one more term costs and how it is paid, or why there is none (rule 19)
     * @param durations every length of time it can be renewed for, shortest first
     */
    public record Item(
            Wish wish, Subscription subscription, Product product, Outcome<Chosen> answer, List<Quote> durations) {
        public Optional<Chosen> chosen() {
            return answer instanceof Outcome.Done<Chosen>(var chosen) ? Optional.of(chosen) : Optional.empty();
        }

        /** Whether the new term begins where the last one ends, and not at the payment (rule 15). */
        public boolean beginsAtOldEnd() {
            return chosen().filter(chosen -> chosen.quote()
                            .term()
                            .start()
                            .equals(subscription.life().expiresAt()))
                    .isPresent();
        }
    }

    /**
     * @param pays what it pays here; where it is not chosen, what it would pay alone
     */
    public record Applicable(Coupon coupon, boolean chosen, Money pays) {}

    /** What can be bought, with how it is paid. */
    public List<Chosen> chosen() {
        return items.stream().flatMap(item -> item.chosen().stream()).toList();
    }

    /** The prices of all that can be bought, before coupons. */
    public Money price() {
        return chosen().stream().map(chosen -> chosen.quote().price()).reduce(zero(), Money::plus);
    }

    public Money byCoupons() {
        return chosen().stream()
                .flatMap(chosen -> chosen.pay().coupons().stream())
                .map(CouponRule.Share::amount)
                .reduce(zero(), Money::plus);
    }

    /** What coupons leave to be paid in money. */
    public Money toPay() {
        return price().minus(byCoupons());
    }

    /** What the wallet pays, as far as it reaches. */
    public Money fromWallet() {
        return toPay().minus(shortfall);
    }

    private Money zero() {
        return Money.zero(account.currency());
    }
}
