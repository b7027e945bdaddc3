package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.coupon.Coupon;
import dev.perennial.grant.CouponWish;
import dev.perennial.grant.Extension;
import dev.perennial.grant.Extensions;
import dev.perennial.grant.Grants;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.payment.Payments;
import dev.perennial.payment.Till;
import dev.perennial.payout.OriginalRefunds;
import dev.perennial.payout.Payouts;
import dev.perennial.payout.Withdrawals;
import dev.perennial.subscription.Subscription;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The commands by which money goes back, goes out, or is given, each on something of one account. */
final class MoneyOut {
    private MoneyOut() {}

    /** Where the platform's parts come from. */
    interface Beans {
        <T> T bean(Class<T> type);
    }

    static Map<String, Function<Actor, Outcome<?>>> commands(
            Beans beans, Account owner, UUID paid, Subscription.Id item, Instant now) {
        var why = new Reason("as agreed");
        var self = Actor.customer("owner", owner.id().value());
        var begun = beans.bean(Payments.class)
                .beginTopUp(owner.id(), "20.00", self, now)
                .orThrow();
        beans.bean(OrderPayments.class)
                .record(begun.id(), Till.paid(begun), now)
                .orThrow();
        var withdrawals = beans.bean(Withdrawals.class);
        var payout = withdrawals
                .withdraw(owner.id(), "5.00", Optional.empty(), self, now)
                .orThrow()
                .getFirst()
                .id();
        var price = beans.bean(Orders.class).find(paid).orElseThrow().price();
        var part = new Repayment.Part(1, price.share(1, 100, RoundingMode.FLOOR));
        var asked = new Repayment.Asked(List.of(part), List.of());
        var coupon = new CouponWish(Coupon.Kind.CASH, "", "5.00", "", "", Set.of(), LocalDate.parse("2027-01-01"));
        var commands = new LinkedHashMap<String, Function<Actor, Outcome<?>>>();
        var repayments = beans.bean(Repayments.class);
        commands.put("Repayments.mayRepay", who -> repayments.mayRepay(paid, who, now));
        commands.put("Repayments.repay", who -> repayments.repay(paid, asked, why, who, now));
        commands.put(
                "OriginalRefunds.repay",
                who -> beans.bean(OriginalRefunds.class).repay(paid, asked, why, who, now));
        commands.put(
                "Withdrawals.withdraw", who -> withdrawals.withdraw(owner.id(), "1.00", Optional.empty(), who, now));
        var payouts = beans.bean(Payouts.class);
        commands.put("Payouts.retry", who -> payouts.retry(payout, why, who, now));
        commands.put("Payouts.markPaid", who -> payouts.markPaid(payout, "2026-1", why, who, now));
        commands.put("Payouts.refuse", who -> payouts.refuse(payout, why, who, now));
        var grants = beans.bean(Grants.class);
        commands.put("Grants.balance", who -> grants.balance(owner.id(), "1.00", "", why, who, now));
        commands.put("Grants.creditLine", who -> grants.creditLine(owner.id(), "1.00", "", why, who, now));
        commands.put("Grants.coupon", who -> grants.coupon(owner.id(), coupon, "", why, who, now));
        commands.put(
                "Extensions.extend",
                who -> beans.bean(Extensions.class).extend(item, Extension.ofDays(3), why, who, now));
        return commands;
    }
}
