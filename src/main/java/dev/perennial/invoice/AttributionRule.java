package dev.perennial.invoice;

import dev.perennial.kernel.Money;
import dev.perennial.ledger.Flow;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Works out which money paid which order: the oldest money in the wallet goes first. What came back by a refund is money
 * that came in, then. Credit that was granted pays what no money is there for. Nothing of this is stored: the entries say it all, and never change.
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

    /** Each that came in, with what went out of it. */
    public static List<Lot> attribute(Flow flow) {
        return flow.in().stream().map(in -> lot(in, flow.out())).toList();
    }

    private static Lot lot(Flow.In in, List<Flow.Out> spent) {
        var currency = in.entry().amount().currency();
        var paid = new LinkedHashMap<UUID, Money>();
        var out = Money.zero(currency);
        var left = in.entry().amount();
        for (var one : spent) {
            long minor = Math.min(in.to(), one.to()) - Math.max(in.from(), one.from());
            if (minor <= 0) continue;
            var part = Money.ofMinor(minor, currency);
            left = left.minus(part);
            var order = one.entry().order();
            if (one.entry().credit() == LedgerAccount.SALES && order.isPresent()) {
                paid.merge(order.get(), part, Money::plus);
            } else {
                out = out.plus(part);
            }
        }
        return new Lot(in.entry(), Collections.unmodifiableMap(paid), out, left);
    }
}
