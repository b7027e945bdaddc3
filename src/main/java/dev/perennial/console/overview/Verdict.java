package dev.perennial.console.overview;

import dev.perennial.forecast.Forecast;
import dev.perennial.forecast.Happening.Charge;
import dev.perennial.forecast.Happening.Expiration;
import dev.perennial.forecast.Happening.Failure;
import dev.perennial.kernel.Money;
import dev.perennial.subscription.Mode;
import java.util.Optional;

/**
 * What a forecast comes to, to be held against another.
 *
 * @param renewals how many renewals are paid
 * @param paid what is paid for them
 * @param shortItems how many items some try finds too little money for
 * @param firstShort the first of those tries
 * @param ended how many items end that were meant to go on
 * @param missing what would have to be added today so that nothing fails for want of money
 * @param left what is available in the end
 */
public record Verdict(
        long renewals,
        Money paid,
        long shortItems,
        Optional<Failure> firstShort,
        long ended,
        Money missing,
        Money left) {

    static Verdict of(Forecast forecast) {
        var charges = forecast.happenings().stream()
                .filter(Charge.class::isInstance)
                .map(Charge.class::cast)
                .toList();
        return new Verdict(
                charges.size(),
                charges.stream()
                        .map(Charge::price)
                        .reduce(Money.zero(forecast.account().currency()), Money::plus),
                forecast.happenings().stream()
                        .filter(happening -> happening instanceof Failure failure && failure.shortfall() != null)
                        .map(happening -> happening.item().id())
                        .distinct()
                        .count(),
                forecast.firstShortage(),
                forecast.happenings().stream()
                        .filter(happening -> happening instanceof Expiration end && end.mode() != Mode.NONE)
                        .count(),
                forecast.funding().today(),
                forecast.after().available());
    }
}
