package dev.perennial.payout;

import dev.perennial.Scene;
import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Reason;
import dev.perennial.order.Order;
import dev.perennial.order.OrderPayments;
import dev.perennial.order.Orders;
import dev.perennial.order.Repayment;
import dev.perennial.order.Wish;
import dev.perennial.payment.Payment;
import dev.perennial.payment.Payments;
import dev.perennial.payment.Till;
import dev.perennial.subscription.Mode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.support.GenericApplicationContext;

/** Accounts that pay in by a gateway which then gives back as it is told. */
abstract class Paying extends Scene {
    static final Actor OPERATOR = Actor.operator("wang");
    static final Reason REASON = new Reason("as the customer asked");
    static final BankAccount BANK =
            BankAccount.read("Lotus Ltd", "DE89 3704 0044 0532 0130 00", "").orThrow();

    @Override
    protected void beans(GenericApplicationContext fresh) {
        fresh.registerBean(ScriptedGateway.class);
    }

    ScriptedGateway gateway() {
        return bean(ScriptedGateway.class);
    }

    /** A payment into the wallet that came in whole. */
    Payment paidIn(Account account, String amount) {
        var self = customer(account.id());
        var begun = bean(Payments.class)
                .beginTopUp(account.id(), amount, self, now())
                .orThrow();
        assertGateway(begun);
        return bean(OrderPayments.class)
                .record(begun.id(), Till.paid(begun), now())
                .orThrow()
                .payment();
    }

    /** A year of a mailbox, paid by a payment of its own. */
    Order boughtByPayment(Account account, String id) {
        item(id, account, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        var self = customer(account.id());
        var wish = new Wish(item(id).id(), Period.parse("P1Y"));
        var order = bean(Orders.class).place(List.of(wish), self, now()).orThrow();
        var begun = bean(OrderPayments.class).begin(order.id(), self, now()).orThrow();
        bean(OrderPayments.class).record(begun.id(), Till.paid(begun), now()).orThrow();
        return bean(Orders.class).find(order.id()).orElseThrow();
    }

    Outcome<List<Payout>> withdraw(Account account, String amount) {
        return bean(Withdrawals.class).withdraw(account.id(), amount, Optional.of(BANK), customer(account.id()), now());
    }

    Outcome<Order> toPayment(Order order, String amount) {
        var asked = new Repayment.Asked(List.of(new Repayment.Part(1, cny(amount))), List.of());
        return bean(OriginalRefunds.class).repay(order.id(), asked, REASON, OPERATOR, now());
    }

    void work(Account account) {
        bean(Clockwork.class).workOn(account.id(), now());
    }

    Payout payout(UUID id) {
        return bean(Payouts.class).find(id, OPERATOR).orElseThrow();
    }

    static Object refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(var why, var facts) ? why : outcome;
    }

    private static void assertGateway(Payment begun) {
        if (!begun.gateway().equals("scripted")) throw new AssertionError("taken by " + begun.gateway());
    }
}
