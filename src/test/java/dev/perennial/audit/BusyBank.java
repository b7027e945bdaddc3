package dev.perennial.audit;

import dev.perennial.account.Account;
import dev.perennial.bank.BankScene;
import dev.perennial.bank.Desk;
import dev.perennial.bank.Remittances;
import dev.perennial.kernel.Period;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import java.util.List;
import java.util.Optional;

/** What the bank brings to a {@link Busy} scene. */
abstract class BusyBank extends BankScene {
    /**
     * One transfer that paid its order, one that was too little for it, two that were taken back, one that an operator
     * credited, one that is ignored, one that waits.
     */
    protected final void transfersOf(Account payer) {
        var paid = wired("by-transfer", payer);
        var little = wired("too-little", payer);
        imported(
                "transfers.xml",
                camt(
                        "BUSY-1",
                        in("B-PAID", paid.price().decimal(), ofOrder(paid)),
                        in("B-LITTLE", "1.00", ofOrder(little)),
                        in("B-BACK-1", "21.00", reference(payer).value()),
                        in("B-BACK-2", "22.00", reference(payer).value()),
                        in("B-ASKED", "3.00", "by account wired"),
                        in("B-IGNORED", "4.00", "thanks"),
                        in("B-WAITS", "5.00", "thanks")));
        imported("reversals.xml", camt("BUSY-2", reversal("B-REVERSAL-1", "21.00"), reversal("B-REVERSAL-2", "22.00")));
        var desk = bean(Desk.class);
        for (var n : List.of("1", "2")) {
            var back = entry("B-REVERSAL-" + n).id();
            desk.takeBack(back, entry("B-BACK-" + n).id(), FINANCE, because("the bank rang"), now())
                    .orThrow();
        }
        desk.credit(entry("B-ASKED").id(), payer.id(), Optional.empty(), FINANCE, because("theirs"), now())
                .orThrow();
        desk.ignore(entry("B-IGNORED").id(), FINANCE, because("nobody's"), now())
                .orThrow();
    }

    private static String reversal(String key, String amount) {
        return entry(key, amount, "DBIT", "<RvslInd>true</RvslInd>", "back");
    }

    private Order wired(String item, Account payer) {
        item(item, payer, "mail", "standard", "2026-12-20", Mode.MANUAL, null);
        var wish = new Wish(new Subscription.Id(item), Period.parse("P1Y"));
        return bean(Orders.class)
                .place(List.of(wish), customer(payer.id()), now())
                .orThrow();
    }

    private String ofOrder(Order order) {
        return bean(Remittances.class)
                .ofOrder(order.id(), customer(order.account()), now())
                .orThrow()
                .value();
    }
}
