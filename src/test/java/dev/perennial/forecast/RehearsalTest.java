package dev.perennial.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.account.Account;
import dev.perennial.forecast.Happening.Charge;
import dev.perennial.forecast.Happening.Expiration;
import dev.perennial.kernel.Money;
import dev.perennial.subscription.Mode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rule 35: a forecast that breaks off says until when it is true, and its weeks add up. */
class RehearsalTest extends Fates {

    @Test
    void rule35WhatIsForeseenOfAVeryLargeAccountIsTrueAsFarAsItGoes() {
        int broken = 0;
        for (var account : begin(41)) {
            var until = now().plus(YEAR);
            var all = forecast(account, until).happenings();
            for (int most : new int[] {1, 3, 5, 20}) {
                var cut = Rehearsal.asItIs(opening(account, until, 1000));
                var came = cut.play(most);
                assertThat(Reality.told(cut.happenings())).isEqualTo(Reality.told(until(all, came)));
                var few = opening(account, until, most);
                var part = Rehearsal.asItIs(few);
                var known = part.play(1000);
                assertThat(known).isEqualTo(few.until());
                assertThat(Reality.told(part.happenings())).isEqualTo(Reality.told(until(all, known)));
                broken += came.isBefore(until) || !few.complete() ? 1 : 0;
            }
        }
        assertThat(broken).isPositive();
    }

    @Test
    void rule35TheWeeksAddUpToWhatIsPaid() {
        for (var account : begin(42)) {
            var forecast = forecast(account, now().plus(YEAR));
            var happenings = forecast.funding().happenings();
            var charges = happenings.stream()
                    .filter(Charge.class::isInstance)
                    .map(Charge.class::cast)
                    .toList();
            var weeks = forecast.weeks();
            assertThat(weeks).hasSizeBetween(53, 54);
            assertThat(weeks).allMatch(week -> week.monday().getDayOfWeek() == DayOfWeek.MONDAY);
            assertThat(weeks)
                    .allMatch(week -> !week.coupons().isNegative()
                            && !week.funds().isNegative()
                            && !week.missing().isNegative());
            assertThat(sum(weeks.stream().map(Week::coupons).toList()))
                    .isEqualTo(sum(charges.stream().map(Charge::byCoupons).toList()));
            assertThat(sum(weeks.stream().map(Week::missing).toList()))
                    .isEqualTo(sum(forecast.funding().schedule().stream()
                            .map(TopUp::amount)
                            .toList()));
            var byHand = happenings.stream()
                    .filter(happening ->
                            happening instanceof Expiration end && end.mode() == Mode.MANUAL && end.price() != null)
                    .map(happening -> ((Expiration) happening).price())
                    .toList();
            assertThat(sum(weeks.stream().map(Week::total).toList()))
                    .isEqualTo(sum(charges.stream().map(Charge::price).toList()).plus(sum(byHand)));
        }
    }

    private Opening opening(Account account, Instant until, int itemsMax) {
        return bean(Openings.class).of(account.id(), List.of(), until, now(), itemsMax);
    }

    private static List<Happening> until(List<Happening> all, Instant until) {
        return all.stream().filter(happening -> !happening.at().isAfter(until)).toList();
    }

    private static Money sum(List<Money> some) {
        return some.stream().reduce(cny("0.00"), Money::plus);
    }
}
