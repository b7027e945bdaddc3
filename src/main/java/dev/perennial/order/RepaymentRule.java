package dev.perennial.order;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.Term;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much of a paid order can be given back. Never more than the cash paid for a line less what was given back of it
 * before; the days that are not used are counted from the day after today, and their share is rounded down.
 */
final class RepaymentRule {
    private RepaymentRule() {}

    /** What a line gave back so far, as it is kept. */
    record Kept(Money refunded, @Nullable Instant cutTo) {}

    /** Why nothing of this order can be given back; empty when something can. */
    static Optional<OrderRefusal> refusal(Order order) {
        boolean paid = order.type() != Order.Type.REFUND && order.state() == Order.State.PAID;
        return paid && order.undoneAt() == null ? Optional.empty() : Optional.of(OrderRefusal.NOT_REFUNDABLE);
    }

    static Repayment.Refundable refundable(
            Line line, Kept kept, Subscription item, boolean mayBeCut, ZoneId zone, Instant now) {
        var left = line.paidFromWallet().minus(kept.refunded());
        long days = Math.max(1, line.term().days());
        long unused = kept.cutTo() == null ? unusedDays(line.term(), zone, now) : 0;
        var share = line.paidFromWallet().share(unused, days, RoundingMode.FLOOR);
        boolean mayEnd = mayBeCut && isRunningLast(line.term(), kept, item, zone, now);
        return new Repayment.Refundable(line, kept.refunded(), kept.cutTo(), unused, days, share.min(left), mayEnd);
    }

    /** Why this much of these lines cannot be given back; empty when it can. */
    static Optional<OrderRefusal> refusal(List<Repayment.Refundable> lines, Repayment.Asked asked) {
        var numbers = new HashSet<Integer>();
        for (var part : asked.parts()) {
            var line = line(lines, part.line());
            boolean counts = part.amount().isPositive() && line.isPresent() && numbers.add(part.line());
            if (!counts) return Optional.of(OrderRefusal.NOTHING_TO_REFUND);
            if (line.get().left().isLessThan(part.amount())) return Optional.of(OrderRefusal.REFUND_TOO_LARGE);
        }
        if (numbers.isEmpty()) return Optional.of(OrderRefusal.NOTHING_TO_REFUND);
        boolean endable = asked.ends().stream()
                .allMatch(number -> numbers.contains(number)
                        && line(lines, number).orElseThrow().mayEnd());
        return endable ? Optional.empty() : Optional.of(OrderRefusal.TERM_CANNOT_END);
    }

    /** Whether this refund gives back the last of the order's cash: then its coupons return too. */
    static boolean isWhole(List<Repayment.Refundable> lines, Repayment.Asked asked) {
        Map<Integer, Money> amounts = new java.util.HashMap<>();
        asked.parts().forEach(part -> amounts.put(part.line(), part.amount()));
        return lines.stream()
                .allMatch(line ->
                        line.left().equals(amounts.getOrDefault(line.line().number(), zero(line))));
    }

    /** When a term ends that is ended now: with the day, as all terms do. */
    static Instant cutAt(ZoneId zone, Instant now) {
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static long unusedDays(Term term, ZoneId zone, Instant now) {
        var from = term.start().isAfter(now) ? term.start() : cutAt(zone, now);
        return from.isBefore(term.end()) ? new Term(from, term.end()).days() : 0;
    }

    private static boolean isRunningLast(Term term, Kept kept, Subscription item, ZoneId zone, Instant now) {
        boolean last = kept.cutTo() == null && term.end().equals(item.life().expiresAt());
        return last
                && item.life().phase() == Phase.ACTIVE
                && !term.start().isAfter(now)
                && cutAt(zone, now).isBefore(term.end());
    }

    private static Optional<Repayment.Refundable> line(List<Repayment.Refundable> lines, int number) {
        return lines.stream().filter(line -> line.line().number() == number).findFirst();
    }

    private static Money zero(Repayment.Refundable line) {
        return Money.zero(line.left().currency());
    }
}
