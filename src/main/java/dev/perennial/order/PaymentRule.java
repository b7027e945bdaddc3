package dev.perennial.order;

import dev.perennial.coupon.CouponRule;
import dev.perennial.kernel.Money;
import java.util.List;

/** Rule 3: an item is paid whole, from coupons and then from the wallet, or not at all. */
public final class PaymentRule {
    private PaymentRule() {}

    public sealed interface Decision {
        /**
         * Covered.
         *
         * @param coupons what each coupon pays; none when they were taken before, with the sums known
         */
        record Pay(List<CouponRule.Share> coupons, Money byCoupons, Money fromWallet) implements Decision {
            /** A payment whose coupons were taken when its money was held. */
            static Pay ofSums(Money byCoupons, Money fromWallet) {
                return new Pay(List.of(), byCoupons, fromWallet);
            }
        }

        /** Not covered: nothing is taken. */
        record Short(Money byCoupons, Money shortfall) implements Decision {}
    }

    /** @param available what the wallet may spend on this item */
    public static Decision decide(Money price, List<CouponRule.Share> coupons, Money available) {
        var byCoupons =
                coupons.stream().map(CouponRule.Share::amount).reduce(Money.zero(price.currency()), Money::plus);
        var open = price.minus(byCoupons);
        return available.isLessThan(open)
                ? new Decision.Short(byCoupons, open.minus(available))
                : new Decision.Pay(coupons, byCoupons, open);
    }
}
