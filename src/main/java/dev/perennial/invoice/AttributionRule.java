package dev.perennial.invoice;

import dev.perennial.kernel.Money;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Works out which money paid which order: the oldest money in the wallet goes first. What came back by a refund is money
 * that came in, then. Nothing of this is stored: the entries say it all, and never change.
 */
public final class AttributionRule {
    private AttributionRule() {}

    /**
     * Money that came in.
     *
     * @param paid what of it paid each order, the oldest first
     * @param out what of it left the wallet otherwise: paid out, or taken back
     * @param left what of it is still there
     */
    public record Lot(Transfer entry, Map<UUID, Money> paid, Money out, Money left) {}

    private static final class Open {
        private final Transfer entry;
        private final Map<UUID, Money> paid = new LinkedHashMap<>();
        private Money out;
        private Money left;

        private Open(Transfer entry) {
            this.entry = entry;
            this.out = Money.zero(entry.amount().currency());
            this.left = entry.amount();
        }

        private void give(Transfer spent, Money amount) {
            left = left.minus(amount);
            if (spent.credit() == LedgerAccount.SALES && spent.order().isPresent()) {
                paid.merge(spent.order().get(), amount, Money::plus);
            } else {
                out = out.plus(amount);
            }
        }
    }

    /**
     * @param entries a wallet's, the oldest first
     * @return all that came in, the newest first
     */
    public static List<Lot> attribute(Collection<Transfer> entries) {
        var all = new ArrayList<Open>();
        var open = new ArrayDeque<Open>();
        for (var entry : entries) {
            if (entry.credit() == LedgerAccount.WALLET) {
                var lot = new Open(entry);
                all.add(lot);
                open.add(lot);
            } else if (entry.debit() == LedgerAccount.WALLET) {
                spend(entry, open);
            }
        }
        return all.reversed().stream()
                .map(lot -> new Lot(lot.entry, lot.paid, lot.out, lot.left))
                .toList();
    }

    /** Credit that was granted pays what no money is there for: that is nobody's lot. */
    private static void spend(Transfer spent, ArrayDeque<Open> open) {
        var rest = spent.amount();
        while (rest.isPositive() && !open.isEmpty()) {
            var first = open.getFirst();
            var part = rest.min(first.left);
            first.give(spent, part);
            rest = rest.minus(part);
            if (first.left.isZero()) open.removeFirst();
        }
    }
}
