package dev.perennial.payout;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.order.Order;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.order.Repayment;
import dev.perennial.order.Repayments;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to refunds that go on to the payment the order was paid with. */
@Component
public class OriginalRefunds {
    private final Accounts accounts;
    private final Orders orders;
    private final Repayments repayments;
    private final Withdrawals withdrawals;
    private final Payouts payouts;

    OriginalRefunds(Accounts accounts, Orders orders, Repayments repayments, Withdrawals withdrawals, Payouts payouts) {
        this.accounts = accounts;
        this.orders = orders;
        this.repayments = repayments;
        this.withdrawals = withdrawals;
        this.payouts = payouts;
    }

    /** How much of this order the payments it was paid with can take back at the most. */
    @Transactional(readOnly = true)
    public Money most(Account account, UUID order, Instant now) {
        return sources(withdrawals.of(account, now), order).stream()
                .map(Source::left)
                .reduce(Money.zero(account.currency()), Money::plus);
    }

    /** Gives back so much of these lines, through the wallet, to the payments that paid the order. */
    @Transactional
    public Outcome<Order> repay(UUID id, Repayment.Asked asked, Reason reason, Actor actor, Instant now) {
        var account = orders.find(id).flatMap(order -> accounts.lock(order.account(), actor));
        if (account.isEmpty()) return refused(OrderRefusal.ORDER_NOT_FOUND);
        var total = asked.parts().stream()
                .map(Repayment.Part::amount)
                .reduce(Money.zero(account.get().currency()), Money::plus);
        var after = withdrawals.afterRefund(account.get(), id, total, now);
        var plan = WithdrawalRule.plan(total, sources(after, id));
        if (plan.byBank().isPositive()) return refused(PayoutRefusal.NO_ORIGINAL_PAYMENT);
        if (after.most().isLessThan(total)) return Withdrawals.tooMuch(after.most());
        var repaid = repayments.give(id, asked, reason, actor, now);
        repaid.map(
                refund -> payouts.begin(account.get(), plan, Optional.empty(), Optional.of(refund.id()), actor, now));
        return repaid;
    }

    private static List<Source> sources(Withdrawable withdrawable, UUID order) {
        return withdrawable.sources().stream()
                .filter(source -> source.order().filter(order::equals).isPresent())
                .toList();
    }
}
