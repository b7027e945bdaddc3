package dev.perennial.forecast;

import dev.perennial.account.Account;
import dev.perennial.coupon.Coupon;
import dev.perennial.forecast.Happening.Failure;
import dev.perennial.kernel.Refusal;
import dev.perennial.ledger.Wallet;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What will happen to an account if its people do nothing more.
 *
 * @param until how far was looked ahead: nothing later is known of
 * @param complete whether that is as far as was asked; a very large account is followed only so far
 * @param before the wallet as it is
 * @param happenings everything up to {@code until}, in order
 * @param after the wallet at {@code until}
 * @param coupons what is left of the coupons then, valid or not
 * @param items the items as they are then, by id: those that something was to happen to
 * @param funding what keeps automatic renewal from failing for want of money
 * @param refused what-ifs that would not be done, and why
 */
public record Forecast(
        Account account,
        Instant now,
        Instant until,
        boolean complete,
        Wallet before,
        List<Happening> happenings,
        Wallet after,
        List<Coupon> coupons,
        Map<String, Subscription> items,
        Funding funding,
        Map<Subscription.Id, Refusal> refused) {
    public Forecast {
        happenings = List.copyOf(happenings);
        coupons = List.copyOf(coupons);
        items = Map.copyOf(items);
        refused = Map.copyOf(refused);
    }

    /** The first try that will find too little money. */
    public Optional<Failure> firstShortage() {
        return happenings.stream()
                .filter(Failure.class::isInstance)
                .map(Failure.class::cast)
                .filter(failure -> failure.shortfall() != null)
                .findFirst();
    }

    /** What falls due week by week, and what pays it: by coupons, by the money that is there, by what is to be added. */
    public List<Week> weeks() {
        return WeekRule.weeks(this);
    }
}
