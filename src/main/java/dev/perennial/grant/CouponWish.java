package dev.perennial.grant;

import dev.perennial.coupon.Coupon;
import java.time.LocalDate;
import java.util.Set;

/**
 * A coupon as an operator asks for it.
 *
 * @param name what it is called; empty leaves it to be made
 * @param value a decimal, or whole percent
 * @param threshold the price from which it counts; empty but for {@code THRESHOLD}
 * @param cap the most a percentage pays; empty for none
 * @param products the codes of those it may pay for; empty for all
 * @param lastDay the last day on which it may pay, in the account's zone
 */
public record CouponWish(
        Coupon.Kind kind,
        String name,
        String value,
        String threshold,
        String cap,
        Set<String> products,
        LocalDate lastDay) {
    public CouponWish {
        products = Set.copyOf(products);
    }
}
