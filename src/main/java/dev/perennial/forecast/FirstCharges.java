package dev.perennial.forecast;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.ledger.Ledger;
import dev.perennial.renewal.ModeSet;
import dev.perennial.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Front door to what will pay the first charge of items that are to be renewed automatically, as the forecast has it. */
@Component
public class FirstCharges {
    private static final Duration FAR = Duration.ofDays(400);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Forecasts forecasts;
    private final Ledger ledger;
    private final Accounts accounts;

    FirstCharges(Forecasts forecasts, Ledger ledger, Accounts accounts) {
        this.forecasts = forecasts;
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /** @param next what happens first to each item, where that was foreseen */
    public record Seen(Map<String, Happening> next, FirstFunds funds) {}

    /** @param previewed what would become of each item if its mode were set */
    public Seen of(Account account, Map<Subscription.Id, Outcome<ModeSet>> previewed, Instant now) {
        var coming = previewed.values().stream()
                .flatMap(outcome -> outcome instanceof Done<ModeSet>(var set)
                                && !set.tooSoon()
                                && set.firstTry().isPresent()
                        ? Optional.of(set).stream()
                        : Optional.<ModeSet>empty().stream())
                .toList();
        var total = coming.stream()
                .map(set -> set.subscription().plan().agreedPrice())
                .reduce(Money.zero(account.currency()), Money::plus);
        var last = coming.stream()
                .map(set -> set.firstTry().orElseThrow())
                .filter(at -> at.isBefore(now.plus(FAR)))
                .max(Comparator.naturalOrder());
        if (last.isEmpty()) {
            return new Seen(Map.of(), new FirstFunds(available(account), total, Optional.empty(), coming.isEmpty()));
        }
        var forecast = forecasts.of(account.id(), whatIfs(coming), last.get().plus(HOUR), now);
        var next = next(forecast, coming);
        boolean complete = coming.stream()
                .allMatch(set -> next.containsKey(set.subscription().id().value()));
        boolean isShort = next.values().stream()
                .anyMatch(happening -> happening instanceof Happening.Failure failure && failure.shortfall() != null);
        var topUps = forecast.funding().schedule();
        var topUp = isShort && !topUps.isEmpty() ? Optional.of(topUps.getLast()) : Optional.<TopUp>empty();
        return new Seen(next, new FirstFunds(forecast.before().available(), total, topUp, complete));
    }

    private Money available(Account account) {
        int bucket = accounts.bucketOf(account.id());
        return ledger.wallets(bucket, List.of(account.id())).get(account.id()).available();
    }

    private static List<WhatIf> whatIfs(List<ModeSet> coming) {
        return coming.stream()
                .map(set -> (WhatIf) new WhatIf.Renewal(
                        set.subscription().id(),
                        set.subscription().plan().mode(),
                        set.subscription().plan().period()))
                .toList();
    }

    private static Map<String, Happening> next(Forecast forecast, List<ModeSet> coming) {
        var ours = new HashMap<String, Happening>();
        coming.forEach(set -> ours.put(set.subscription().id().value(), null));
        for (var happening : forecast.happenings()) {
            boolean tried = happening instanceof Happening.Charge || happening instanceof Happening.Failure;
            var id = happening.item().id().value();
            if (tried && ours.containsKey(id)) {
                ours.putIfAbsent(id, happening);
            }
        }
        ours.values().removeIf(java.util.Objects::isNull);
        return ours;
    }
}
