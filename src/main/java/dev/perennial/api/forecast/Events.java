package dev.perennial.api.forecast;

import dev.perennial.api.Amount;
import dev.perennial.api.forecast.ForecastResource.Day;
import dev.perennial.api.forecast.ForecastResource.Event;
import dev.perennial.api.forecast.ForecastResource.Kind;
import dev.perennial.forecast.Forecast;
import dev.perennial.forecast.Happening;
import dev.perennial.forecast.Happening.Charge;
import dev.perennial.forecast.Happening.Expiration;
import dev.perennial.forecast.Happening.Failure;
import dev.perennial.forecast.Happening.Lapse;
import dev.perennial.forecast.Happening.Release;
import dev.perennial.forecast.Happening.Stop;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to come, as programs see it. */
final class Events {
    private Events() {}

    static Event event(Happening happening) {
        return switch (happening) {
            case Charge charge ->
                new Event(
                        charge.at(),
                        Kind.CHARGE,
                        id(charge),
                        name(charge),
                        product(charge),
                        text(charge.period()),
                        Amount.of(charge.price()),
                        Amount.of(charge.byCoupons()),
                        Amount.of(charge.fromWallet()),
                        charge.term().end(),
                        null,
                        null,
                        null);
            case Failure failure ->
                new Event(
                        failure.at(),
                        Kind.FAILURE,
                        id(failure),
                        name(failure),
                        product(failure),
                        text(failure.item().plan().period()),
                        amount(failure.price()),
                        null,
                        null,
                        failure.item().life().expiresAt(),
                        failure.code(),
                        amount(failure.shortfall()),
                        failure.nextTry());
            case Expiration end -> plain(end, Kind.EXPIRATION, text(end.period()), end.price());
            case Stop stop -> plain(stop, Kind.STOP, null, null);
            case Release release -> plain(release, Kind.RELEASE, null, null);
            case Lapse lapse -> plain(lapse, Kind.ORDER_LAPSE, null, lapse.price());
        };
    }

    private static Event plain(Happening happening, Kind kind, @Nullable String period, @Nullable Money price) {
        Instant ends = happening.item().life().expiresAt();
        return new Event(
                happening.at(),
                kind,
                id(happening),
                name(happening),
                product(happening),
                period,
                amount(price),
                null,
                null,
                ends,
                null,
                null,
                null);
    }

    static List<Day> days(Forecast forecast) {
        var zone = forecast.account().zone();
        var byDay = forecast.happenings().stream()
                .collect(Collectors.groupingBy(
                        happening -> happening.at().atZone(zone).toLocalDate(), TreeMap::new, Collectors.toList()));
        var nothing = Money.zero(forecast.account().currency());
        return byDay.entrySet().stream()
                .map(day -> day(day.getKey(), day.getValue(), nothing))
                .toList();
    }

    private static Day day(LocalDate date, List<Happening> happenings, Money nothing) {
        var charges = happenings.stream()
                .filter(Charge.class::isInstance)
                .map(Charge.class::cast)
                .toList();
        return new Day(
                date,
                charges.size(),
                sum(charges, Charge::price, nothing),
                sum(charges, Charge::byCoupons, nothing),
                sum(charges, Charge::fromWallet, nothing),
                (int) happenings.stream()
                        .filter(some -> some instanceof Failure failure && failure.shortfall() != null)
                        .count(),
                (int) happenings.stream().filter(Expiration.class::isInstance).count());
    }

    private static Amount sum(List<Charge> charges, Function<Charge, Money> part, Money nothing) {
        return Amount.of(charges.stream().map(part).reduce(nothing, Money::plus));
    }

    private static String id(Happening happening) {
        return happening.item().id().value();
    }

    private static String name(Happening happening) {
        return happening.item().item().name();
    }

    private static String product(Happening happening) {
        return happening.item().item().product();
    }

    private static @Nullable String text(@Nullable Period period) {
        return period == null ? null : period.toString();
    }

    private static @Nullable Amount amount(@Nullable Money money) {
        return money == null ? null : Amount.of(money);
    }
}
