package dev.perennial.forecast;

import dev.perennial.forecast.Happening.Charge;
import dev.perennial.forecast.Happening.Expiration;
import dev.perennial.kernel.Money;
import dev.perennial.subscription.Mode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.TreeMap;

/** Sums up a forecast week by week, each from its Monday on: all that falls due, and what pays it. */
final class WeekRule {
    private WeekRule() {}

    /** Every week that was looked at, also those in which nothing falls due. */
    static List<Week> weeks(Forecast forecast) {
        var zone = forecast.account().zone();
        var nothing = Money.zero(forecast.account().currency());
        var weeks = new TreeMap<LocalDate, Week>();
        var first = monday(forecast.now(), zone);
        var last = monday(forecast.funding().until(), zone);
        weeks.put(first, Week.empty(first, nothing));
        for (var monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            weeks.put(monday, Week.empty(monday, nothing));
        }
        for (var happening : forecast.funding().happenings()) {
            var monday = monday(happening.at(), zone);
            switch (happening) {
                case Charge charge ->
                    weeks.merge(
                            monday,
                            new Week(monday, charge.byCoupons(), charge.fromWallet(), nothing, nothing),
                            Week::plus);
                case Expiration end
                when end.mode() == Mode.MANUAL && end.price() != null ->
                    weeks.merge(monday, new Week(monday, nothing, nothing, nothing, end.price()), Week::plus);
                default -> {
                    // Nothing is to be paid for it.
                }
            }
        }
        for (var topUp : forecast.funding().schedule()) {
            // What is added goes into that week's charges: it is not of the money that was there.
            var monday = monday(topUp.by(), zone);
            var moved = new Week(monday, nothing, topUp.amount().negated(), topUp.amount(), nothing);
            weeks.merge(monday, moved, Week::plus);
        }
        return List.copyOf(weeks.values());
    }

    private static LocalDate monday(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
