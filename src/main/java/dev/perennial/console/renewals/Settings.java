package dev.perennial.console.renewals;

import dev.perennial.account.Account;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Period;
import dev.perennial.listing.Line;
import dev.perennial.listing.Listings;
import dev.perennial.order.OrderRefusal;
import dev.perennial.renewal.ModeSet;
import dev.perennial.renewal.Renewals;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings what a form asks for to the command, which is given the items of one length of time together. */
@Component
class Settings {
    private final Renewals renewals;
    private final Listings listings;

    Settings(Renewals renewals, Listings listings) {
        this.renewals = renewals;
        this.listings = listings;
    }

    /**
     * @param lines those of the items that are the account's, by id
     * @param durations what is to be chosen, for each kind of item; empty where nothing is
     */
    record Prepared(Ask ask, Map<String, Line> lines, List<Durations> durations) {
        List<Subscription.Id> ids() {
            return ask.items().stream().map(Subscription.Id::new).toList();
        }
    }

    Prepared prepare(Account account, Ask ask, Instant now) {
        var found = listings.lines(account, ask.items(), now);
        var byId = new LinkedHashMap<String, Line>();
        found.forEach(line -> byId.put(line.id(), line));
        if (!ask.act().needsDuration()) return new Prepared(ask, byId, List.of());
        var kinds = found.stream()
                .filter(line -> line.never().isEmpty())
                .collect(Collectors.groupingBy(
                        line -> List.of(
                                line.product().code(), line.item().item().edition()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return new Prepared(
                ask,
                byId,
                kinds.values().stream()
                        .map(kind -> Durations.of(kind, account.currency(), ask))
                        .toList());
    }

    /** What would become of each item, in the order in which they were named; nothing is changed. */
    Map<Subscription.Id, Outcome<ModeSet>> preview(Prepared prepared, Actor actor, Instant now) {
        var mode = prepared.ask().act().mode();
        return each(prepared, (ids, period) -> renewals.preview(ids, mode, period.orElse(null), actor, now));
    }

    /** Sets what can be set, and answers what became of each item. */
    Map<Subscription.Id, Outcome<ModeSet>> set(Prepared prepared, Actor actor, Instant now) {
        var mode = prepared.ask().act().mode();
        return each(prepared, (ids, period) -> renewals.setModes(ids, mode, period.orElse(null), actor, now));
    }

    private interface Command {
        Map<Subscription.Id, Outcome<ModeSet>> of(List<Subscription.Id> ids, Optional<Period> period);
    }

    private static Map<Subscription.Id, Outcome<ModeSet>> each(Prepared prepared, Command command) {
        var done = new HashMap<Subscription.Id, Outcome<ModeSet>>();
        var unreadable = prepared.durations().stream()
                .filter(durations -> !durations.readable())
                .flatMap(durations -> durations.lines().stream())
                .map(line -> line.item().id())
                .collect(Collectors.toSet());
        unreadable.forEach(id -> done.put(id, Outcome.refused(OrderRefusal.PERIOD_NOT_OFFERED)));
        var periods = new HashMap<Subscription.Id, Period>();
        prepared.durations().stream()
                .filter(kind -> kind.chosen() != null)
                .forEach(kind ->
                        kind.lines().forEach(line -> periods.put(line.item().id(), kind.chosen())));
        var groups = new LinkedHashMap<Optional<Period>, List<Subscription.Id>>();
        for (var id : prepared.ids()) {
            if (!unreadable.contains(id)) {
                groups.computeIfAbsent(Optional.ofNullable(periods.get(id)), period -> new ArrayList<>())
                        .add(id);
            }
        }
        groups.forEach((period, ids) -> done.putAll(command.of(ids, period)));
        var inOrder = new LinkedHashMap<Subscription.Id, Outcome<ModeSet>>();
        prepared.ids().forEach(id -> inOrder.put(id, done.get(id)));
        return inOrder;
    }
}
