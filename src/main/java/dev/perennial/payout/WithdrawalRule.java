package dev.perennial.payout;

import dev.perennial.kernel.Money;
import dev.perennial.ledger.Wallet;
import java.util.ArrayList;
import java.util.List;

/** How much goes out, and to where. */
final class WithdrawalRule {
    private WithdrawalRule() {}

    /**
     * The cash in a wallet that came in, is not held, and was not given; never the credit line.
     *
     * @param gifts what of the balance was given
     * @param cameIn what was paid in and did not go out again
     */
    static Money most(Wallet wallet, Money gifts, Money cameIn) {
        var cash = wallet.balance().minus(gifts).minus(wallet.held());
        return cash.min(cameIn).max(Money.zero(cash.currency()));
    }

    static Withdrawable.Plan plan(Money amount, List<Source> latestFirst) {
        var parts = new ArrayList<Withdrawable.Part>();
        var open = amount;
        for (var source : latestFirst) {
            var part = source.left().min(open);
            if (part.isPositive()) {
                parts.add(new Withdrawable.Part(source, part));
                open = open.minus(part);
            }
        }
        return new Withdrawable.Plan(parts, open);
    }
}
