package dev.perennial.grant;

import dev.perennial.catalog.Policy;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Refusal;
import dev.perennial.kernel.Term;
import dev.perennial.order.OrderRefusal;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The term that goodwill gives an item: from its end, or from now on where it was stopped. */
final class ExtensionRule {
    private static final int DAYS_MAX = 3660;

    private ExtensionRule() {}

    static Outcome<Term> term(
            Subscription item, Policy policy, Extension wish, boolean inOrder, ZoneId zone, Instant now) {
        var refusal = refusal(item, policy, inOrder);
        if (refusal.isPresent()) return Outcome.refused(refusal.get());
        if (wish.days() != null && (wish.days() < 1 || wish.days() > DAYS_MAX)) {
            return Outcome.refused(GrantRefusal.EXTENSION_DAYS_INVALID);
        }
        var start = item.life().phase() == Phase.SUSPENDED ? now : item.life().expiresAt();
        var first = Term.firstWholeDay(start, zone);
        var last = wish.until() == null ? first.plusDays(wish.days()) : wish.until();
        var end = last.atStartOfDay(zone).toInstant();
        boolean fits = end.isAfter(start) && end.isAfter(now) && !last.isAfter(first.plusDays(DAYS_MAX));
        return fits ? Outcome.done(new Term(start, end)) : Outcome.refused(GrantRefusal.EXTENSION_DAY_INVALID);
    }

    private static Optional<Refusal> refusal(Subscription item, Policy policy, boolean inOrder) {
        if (item.life().phase() == Phase.RELEASED) return Optional.of(OrderRefusal.RELEASED);
        if (item.isPayAsYouGo()) return Optional.of(OrderRefusal.PAY_AS_YOU_GO);
        if (policy.providerConfirms()) return Optional.of(GrantRefusal.EXTENSION_NEEDS_PROVIDER);
        return inOrder ? Optional.of(OrderRefusal.ORDER_IN_PROGRESS) : Optional.empty();
    }
}
