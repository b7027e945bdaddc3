package dev.perennial.forecast;

import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Refusal;
import dev.perennial.order.Order;
import dev.perennial.order.OrderRefusal;
import dev.perennial.renewal.ModeRule;
import dev.perennial.renewal.ModeSet;
import dev.perennial.renewal.RankRule;
import dev.perennial.subscription.Subscription;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Does in memory what a customer could do now, by the rules of the commands that would do it. */
final class WhatIfRule {
    private WhatIfRule() {}

    static Opening apply(Opening opening, List<WhatIf> whatIfs) {
        var changed = opening;
        for (var whatIf : whatIfs) {
            changed = switch (whatIf) {
                case WhatIf.Extra extra -> extra(changed, extra);
                case WhatIf.Renewal renewal -> renewal(changed, renewal);
                case WhatIf.Rank rank -> rank(changed, rank);
            };
        }
        return changed;
    }

    private static Opening extra(Opening opening, WhatIf.Extra extra) {
        if (extra.amount().isPositive()) return opening.toppedUp(extra.amount());
        var least = opening.wallet().available().negated();
        return opening.with(opening.wallet().credit(extra.amount().max(least)));
    }

    private static Opening renewal(Opening opening, WhatIf.Renewal wanted) {
        var found = opening.items().stream()
                .filter(item -> item.id().equals(wanted.item()))
                .findFirst();
        if (found.isEmpty()) return refused(opening, wanted.item(), OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        var item = found.get();
        var product = opening.catalog().product(item.item().product());
        var facts = new ModeRule.Facts(item, product, opening.account().currency(), opening.zones(), opening.now());
        return switch (ModeRule.decide(facts, wanted.mode(), wanted.period())) {
            case Outcome.Done<ModeSet>(var set)
            when isTurnedOff(set) && awaitsProvider(opening, item) ->
                refused(opening, item.id(), OrderRefusal.AWAITS_PROVIDER);
            case Outcome.Done<ModeSet>(var set) -> replaced(opening, set.subscription());
            case Outcome.Refused<ModeSet>(var why, var details) -> refused(opening, item.id(), why);
        };
    }

    private static boolean isTurnedOff(ModeSet set) {
        return set.before().plan().isAuto() && !set.subscription().plan().isAuto();
    }

    private static boolean awaitsProvider(Opening opening, Subscription item) {
        return opening.open().stream()
                .filter(order -> order.origin() == Order.Origin.AUTO)
                .flatMap(order -> order.lines().stream())
                .anyMatch(line -> line.subscription().equals(item.id()));
    }

    private static Opening rank(Opening opening, WhatIf.Rank wanted) {
        var found = opening.items().stream()
                .filter(item -> item.id().equals(wanted.item()))
                .findFirst();
        if (found.isEmpty()) return refused(opening, wanted.item(), OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        return switch (RankRule.decide(found.get(), Optional.ofNullable(wanted.rank()))) {
            case Outcome.Done<Subscription>(var ranked) -> replaced(opening, ranked);
            case Outcome.Refused<Subscription>(var why, var details) -> refused(opening, wanted.item(), why);
        };
    }

    private static Opening replaced(Opening opening, Subscription changed) {
        var items = new ArrayList<>(opening.items());
        items.replaceAll(item -> item.id().equals(changed.id()) ? changed : item);
        return opening.with(items, opening.refused());
    }

    private static Opening refused(Opening opening, Subscription.Id item, Refusal why) {
        var refused = new HashMap<>(opening.refused());
        refused.put(item, why);
        return opening.with(opening.items(), refused);
    }
}
