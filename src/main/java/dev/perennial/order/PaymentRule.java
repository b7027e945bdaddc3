package dev.perennial.order;

import dev.perennial.coupon.CouponRule;
import dev.perennial.kernel.Money;
import java.util.List;

/** Rule 3: an item is paid whole, from coupons and then from the wallet, or not at all. */
public final class PaymentRule {
    private PaymentRule() {}

    public sealed interface Decision {
        /** Covered: these coupons, and the rest from the wallet. */
        record Pay(List<CouponRule.Share> coupons, Money fromWallet) implements Decision {
            public Money byCoupons() {
                return coupons.stream()
                        .map(CouponRule.Share::amount)
                        .reduce(Money.zero(fromWallet.currency()), Money::plus);
            }
        }

        /** Not covered: nothing is taken. */
        record Short(Money shortfall) implements Decision {}
    }

    /** @param available what the wallet may spend on this item */
    public static Decision decide(Money price, List<CouponRule.Share> coupons, Money available) {
        var open = price;
        for (var share : coupons) {
            open = open.minus(share.amount());
        }
        return available.isLessThan(open)
                ? new Decision.Short(open.minus(available))
                : new Decision.Pay(coupons, open);
    }
}
