package dev.perennial.api.forecast;

import dev.perennial.api.Amount;
import dev.perennial.api.Refused;
import dev.perennial.forecast.ComingTopUps;
import dev.perennial.forecast.Forecast;
import dev.perennial.forecast.TopUp;
import dev.perennial.kernel.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What will happen to an account if its people do nothing more. */
@Schema(
        name = "Forecast",
        description = "What will happen to an account if its people do nothing more, by the engine's own rules.")
record ForecastResource(
        String account,
        Instant now,

        @Schema(description = "How far was looked ahead: nothing later is known of.")
        Instant until,

        @Schema(description = "Whether that is as far as was asked; a very large account is followed only so far.")
        boolean complete,

        Amount availableNow,

        @Schema(description = "What is available at `until`.")
        Amount availableThen,

        @Schema(description = "What would have to be added today so that nothing fails for want of money.")
        Amount missing,

        @Schema(description = "What to add by when, each as late and as little as it can be; empty when funds suffice.")
        List<Addition> topUps,

        @Schema(description = "The first try that will find too little money.") @Nullable
        Event firstShortage,

        @Schema(
                description = "What automatic top-up would do about it, if charges are paid; null where it is off, or"
                        + " nothing is short.")
        @Nullable
        Automatic automatic,

        @Schema(description = "Days on which something happens, of the account's calendar.")
        List<Day> days,

        @Schema(description = "Everything that happens, soonest first: up to the limit asked for.")
        List<Event> events,

        @Schema(description = "How many more there are.") int eventsLeftOut,

        @Schema(description = "What-ifs that would not be done, and why.")
        List<Untried> untried) {

    @Schema(name = "TopUpNeeded")
    record Addition(
            Instant by,
            Amount amount,
            @Schema(description = "Up to and with this.") Amount sum) {
        static Addition of(TopUp topUp) {
            return new Addition(topUp.by(), Amount.of(topUp.amount()), Amount.of(topUp.sum()));
        }
    }

    @Schema(name = "ForecastDay")
    record Day(
            LocalDate date,

            @Schema(description = "How many renewals are paid.")
            int renewals,

            @Schema(description = "What they cost.") Amount paid,
            Amount byCoupons,
            Amount fromBalance,

            @Schema(description = "How many tries find too little money.")
            int shortages,

            @Schema(description = "How many items end that nobody renewed.")
            int expirations) {}

    @Schema(name = "ForecastEventKind")
    enum Kind {
        CHARGE,
        FAILURE,
        EXPIRATION,
        STOP,
        RELEASE,
        ORDER_LAPSE
    }

    @Schema(name = "ForecastEvent", description = "One thing that is to come, in the life of one item.")
    record Event(
            Instant at,
            Kind kind,
            String subscription,
            String name,
            String product,

            @Schema(description = "What is bought, or could be by hand.", example = "P1M") @Nullable
            String period,

            @Schema(description = "What that costs.") @Nullable
            Amount price,

            @Nullable Amount byCoupons,

            @Nullable Amount fromBalance,

            @Schema(description = "The new expiration.") @Nullable
            Instant expiresAt,

            @Schema(description = "Of a failure: the refusal's code.") @Nullable
            String code,

            @Schema(description = "Of a failure: what is missing.") @Nullable
            Amount shortfall,

            @Schema(description = "Of a failure: when it is tried again.") @Nullable
            Instant nextTry) {}

    @Schema(name = "AutomaticTopUps")
    record Automatic(List<Coming> charges, List<Uncharged> uncharged) {
        static Automatic of(ComingTopUps coming, Words words) {
            return new Automatic(
                    coming.coming().stream()
                            .map(charge -> new Coming(charge.at(), Amount.of(charge.amount()), charge.items()))
                            .toList(),
                    coming.uncharged().stream()
                            .map(no -> new Uncharged(no.at(), Refused.of(no.why(), no.facts(), words)))
                            .toList());
        }
    }

    @Schema(name = "AutomaticTopUp")
    record Coming(
            Instant at,
            Amount amount,
            @Schema(description = "For how many items.") int items) {}

    @Schema(name = "NoAutomaticTopUp")
    record Uncharged(Instant at, Refused why) {}

    @Schema(name = "Untried")
    record Untried(String subscription, Refused why) {}

    static ForecastResource of(Forecast forecast, Optional<ComingTopUps> automatic, int limit, Words words) {
        var happenings = forecast.happenings();
        return new ForecastResource(
                forecast.account().id().value(),
                forecast.now(),
                forecast.until(),
                forecast.complete(),
                Amount.of(forecast.before().available()),
                Amount.of(forecast.after().available()),
                Amount.of(forecast.funding().today()),
                forecast.funding().schedule().stream().map(Addition::of).toList(),
                forecast.firstShortage().map(Events::event).orElse(null),
                automatic.map(coming -> Automatic.of(coming, words)).orElse(null),
                Events.days(forecast),
                happenings.stream().limit(limit).map(Events::event).toList(),
                Math.max(0, happenings.size() - limit),
                forecast.refused().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(no -> new Untried(no.getKey().value(), Refused.of(no.getValue(), Map.of(), words)))
                        .toList());
    }
}
