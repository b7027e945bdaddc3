package dev.perennial.forecast;

import dev.perennial.kernel.Money;
import java.time.LocalDate;

/**
 * What falls due in one week of the account's calendar.
 *
 * @param coupons what coupons pay of it
 * @param funds what the money that is there pays of it
 * @param missing what has to be added for the rest of what renews by itself
 * @param byHand what it costs to renew by hand what ends in this week and is set to that
 */
public record Week(LocalDate monday, Money coupons, Money funds, Money missing, Money byHand) {
    public Money total() {
        return coupons.plus(funds).plus(missing).plus(byHand);
    }

    /** Both weeks' sums. */
    public Week plus(Week other) {
        return new Week(
                monday,
                coupons.plus(other.coupons),
                funds.plus(other.funds),
                missing.plus(other.missing),
                byHand.plus(other.byHand));
    }

    static Week empty(LocalDate monday, Money nothing) {
        return new Week(monday, nothing, nothing, nothing, nothing);
    }
}
