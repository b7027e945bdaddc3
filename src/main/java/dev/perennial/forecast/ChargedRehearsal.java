package dev.perennial.forecast;

import dev.perennial.autotopup.Charge;
import dev.perennial.autotopup.ChargeRule;
import dev.perennial.autotopup.Means;
import dev.perennial.order.Changes;
import dev.perennial.order.Order;
import dev.perennial.renewal.RenewalBatch;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Waking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An account's future in which automatic top-up charges what tries lack, and each charge is paid at once. */
final class ChargedRehearsal extends Rehearsal {
    private final List<ComingTopUps.Coming> coming = new ArrayList<>();
    private final List<ComingTopUps.Uncharged> uncharged = new ArrayList<>();
    private Means means;

    ChargedRehearsal(Opening opening, Means means) {
        super(opening, false, null);
        this.means = means;
    }

    @Override
    int decide(List<Subscription> due, Instant at) {
        if (due.isEmpty()) return 0;
        means = means.in(ChargeRule.month(at, opening.zones().account()));
        var changes = new Changes(ids, at);
        var batch = new RenewalBatch(opening.catalog(), books, changes);
        batch.decide(due.stream().sorted(RenewalBatch.TURN).toList(), true);
        batch.conclude(Map.of(opening.account().id(), means));
        take(changes);
        changes.orders().stream().filter(Order::awaitsProvider).forEach(order -> open.put(order.id(), order));
        batch.notCharged().forEach(not -> uncharged.add(new ComingTopUps.Uncharged(at, not.why(), not.facts())));
        batch.charges().forEach(wanted -> charge(wanted, at));
        return batch.attempts().size();
    }

    private void charge(Charge.Wanted wanted, Instant at) {
        coming.add(new ComingTopUps.Coming(at, wanted.amount(), wanted.items().size()));
        means = means.charged(wanted.amount());
        book().credit(wanted.amount());
        agenda.all().forEach(item -> agenda.put(Waking.woken(item, at)));
    }

    ComingTopUps comingTopUps(Instant until) {
        return new ComingTopUps(until, coming, uncharged);
    }
}
