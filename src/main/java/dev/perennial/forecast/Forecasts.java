package dev.perennial.forecast;

import dev.perennial.account.Account;
import dev.perennial.autotopup.Means;
import dev.perennial.kernel.Money;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Front door to what is to come (rule 35): the engine's own rules, called in a loop over records in memory. Nothing is
 * ever written.
 */
@Component
public class Forecasts {
    /** So much is decided before a forecast breaks off, for no page is to wait for long. */
    private static final int DECISIONS_MAX = 100_000;

    /** So many items are loaded. */
    private static final int ITEMS_MAX = 50_000;

    private final Openings openings;

    Forecasts(Openings openings) {
        this.openings = openings;
    }

    /**
     * What will happen to an account until then.
     *
     * @param whatIfs what its people are to have done now, in this order; empty for things as they are
     */
    public Forecast of(Account.Id account, List<WhatIf> whatIfs, Instant until, Instant now) {
        var opening = openings.of(account, items(whatIfs), until, now, ITEMS_MAX);
        return play(WhatIfRule.apply(opening, whatIfs));
    }

    /** What automatic top-up would charge an account until then, within these means. */
    public ComingTopUps topUps(Account.Id account, Means means, Instant until, Instant now) {
        var rehearsal = new ChargedRehearsal(openings.of(account, List.of(), until, now, ITEMS_MAX), means);
        return rehearsal.comingTopUps(rehearsal.play(DECISIONS_MAX));
    }

    private static List<Subscription.Id> items(List<WhatIf> whatIfs) {
        return whatIfs.stream()
                .flatMap(whatIf -> switch (whatIf) {
                    case WhatIf.Renewal renewal -> Stream.of(renewal.item());
                    case WhatIf.Rank rank -> Stream.of(rank.item());
                    case WhatIf.Extra extra -> Stream.<Subscription.Id>empty();
                })
                .distinct()
                .toList();
    }

    private static Forecast play(Opening opening) {
        var asItIs = Rehearsal.asItIs(opening);
        var until = asItIs.play(DECISIONS_MAX);
        return new Forecast(
                opening.account(),
                opening.now(),
                until,
                opening.complete() && until.equals(opening.until()),
                opening.wallet(),
                asItIs.happenings(),
                asItIs.wallet(),
                asItIs.book().coupons(),
                Map.copyOf(asItIs.items()),
                funding(opening, asItIs, until),
                opening.refused());
    }

    private static Funding funding(Opening opening, Rehearsal asItIs, Instant until) {
        boolean isShort = asItIs.happenings().stream()
                .anyMatch(happening -> happening instanceof Happening.Failure failure && failure.shortfall() != null);
        if (!isShort) {
            var nothing = Money.zero(opening.account().currency());
            return new Funding(List.of(), nothing, until, asItIs.happenings(), asItIs.wallet());
        }

        // Money that arrives wakes what waits for it, and what is woken spends some of it.
        var scheduled = Rehearsal.funded(opening, null);
        var seen = scheduled.play(DECISIONS_MAX);
        var wakes = scheduled.shouldWake();
        if (wakes.isPresent()) {
            scheduled = Rehearsal.funded(opening, wakes.get());
            seen = scheduled.play(DECISIONS_MAX);
        }
        var today = scheduled.added();
        if (opening.isAnyoneWaiting()) {
            var atOnce = Rehearsal.funded(opening.toppedUp(today), null);
            atOnce.play(DECISIONS_MAX);
            today = today.plus(atOnce.added());
        }
        return new Funding(scheduled.topUps(), today, seen, scheduled.happenings(), scheduled.wallet());
    }
}
