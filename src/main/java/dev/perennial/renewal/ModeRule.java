package dev.perennial.renewal;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.catalog.Product;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.QuoteRule;
import dev.perennial.subscription.Due;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Planning;
import dev.perennial.subscription.RenewalPlan;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.TryRule;
import dev.perennial.subscription.Zones;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of an item whose renewal mode is set (rules 1, 7, 8, 10). */
public final class ModeRule {
    private ModeRule() {}

    /** @param currency the account's */
    public record Facts(Subscription item, Product product, Currency currency, Zones zones, Instant now) {}

    /** @param period how long each automatic renewal buys; null keeps the one the item has */
    public static Outcome<ModeSet> decide(Facts facts, Mode mode, @Nullable Period period) {
        if (facts.item().life().phase() == Phase.RELEASED) return refused(OrderRefusal.RELEASED);
        if (facts.item().isPayAsYouGo()) return refused(OrderRefusal.PAY_AS_YOU_GO);
        return plan(facts, mode, period).map(plan -> set(facts, plan));
    }

    private static Outcome<RenewalPlan> plan(Facts facts, Mode mode, @Nullable Period period) {
        var before = facts.item().plan();
        var wanted = period == null ? before.period() : period;
        if (mode != Mode.AUTO) {
            return Outcome.done(new RenewalPlan(mode, wanted, before.autoSince(), before.agreedPrice()));
        }
        if (!facts.product().edition(facts.item().item().edition()).paid()) {
            return refused(OrderRefusal.NOT_RENEWABLE_FREE_EDITION);
        }
        if (wanted == null) return refused(RenewalRefusal.PERIOD_REQUIRED);
        var zone = facts.zones().account();
        var quote = QuoteRule.quote(facts.item(), facts.product(), wanted, facts.currency(), false, zone, facts.now());
        return quote.map(price ->
                new RenewalPlan(mode, wanted, before.isAuto() ? before.autoSince() : facts.now(), price.offer()));
    }

    private static ModeSet set(Facts facts, RenewalPlan plan) {
        var item = facts.item();
        var policy = facts.product().policy();
        var changed = item.with(plan);
        var next = TryRule.next(changed, policy, facts.zones().platform(), facts.now());
        boolean before = facts.now().isBefore(item.life().expiresAt());
        boolean tooSoon = plan.isAuto() && next.isEmpty();
        boolean onRecord = !item.plan().isAuto() && tooSoon && before;
        var tried = plan.isAuto()
                ? tries(item, onRecord, next, facts.now())
                : item.due().notTrying();
        var planned = Planning.rescheduled(item, changed.with(tried), policy, facts.zones());
        return new ModeSet(item, planned, Optional.ofNullable(planned.due().tryAt()), tooSoon);
    }

    /** What stood still or waited for a yes is tried at once; so is what comes too late, to be refused on the record. */
    private static Due tries(Subscription item, boolean onRecord, Optional<Instant> next, Instant now) {
        var due = item.due();
        if (item.plan().isAuto() && RenewalRefusal.AWAITING_PROVIDER.name().equals(due.waitsFor())) {
            return due;
        }
        boolean waitedForYes = item.plan().isAuto()
                && due.tryAt() != null
                && RenewalRefusal.PRICE_NEEDS_CONSENT.name().equals(due.waitsFor());
        if (waitedForYes || onRecord) {
            return due.tryingAt(now);
        }
        boolean overdue =
                item.plan().isAuto() && due.tryAt() != null && !due.tryAt().isAfter(now);
        boolean anew = !item.plan().isAuto() || Due.UNDONE.equals(due.waitsFor());
        return overdue ? due : (anew ? due.notTrying() : due).tryingAt(next.orElse(null));
    }
}
