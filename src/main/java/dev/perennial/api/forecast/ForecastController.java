package dev.perennial.api.forecast;

import dev.perennial.account.Account;
import dev.perennial.api.Caller;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Needs;
import dev.perennial.autotopup.AutoTopUps;
import dev.perennial.clock.PlatformClock;
import dev.perennial.forecast.ComingTopUps;
import dev.perennial.forecast.Forecast;
import dev.perennial.forecast.Forecasts;
import dev.perennial.forecast.Trial;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Words;
import dev.perennial.key.Scope;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Subscription;
import dev.perennial.web.Visit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The money calendar (rule 35): what falls due, what pays it, and what could be done about it. */
@RestController
@Tag(name = "Forecast", description = "What is to come if nobody does anything more, and what could be done about it.")
class ForecastController {
    private static final int MONTHS = 12;
    private static final Duration FARTHEST = Duration.ofDays(400);
    private static final int EVENTS_MAX = 2000;
    private static final int ITEMS_MAX = 200;

    private final Forecasts forecasts;
    private final AutoTopUps autoTopUps;
    private final PlatformClock clock;

    ForecastController(Forecasts forecasts, AutoTopUps autoTopUps, PlatformClock clock) {
        this.forecasts = forecasts;
        this.autoTopUps = autoTopUps;
        this.clock = clock;
    }

    @GetMapping("/api/v1/forecast")
    @Needs(Scope.WALLET_READ)
    @Operation(
            summary = "Forecast what is to come",
            description =
                    "Charges, failures and expirations of the coming year, what pays them, and what is to be added by"
                        + " when. With balance, item, mode, period or first, it is what would come if that were done"
                        + " now; nothing is changed.")
    ForecastResource getForecast(
            Caller caller,
            @Parameter(description = "Whose: only for the vendor's people.") @RequestParam(required = false) @Nullable
                    String account,
            @Parameter(description = "How far: 400 days at most; a year where it is left out.")
                    @RequestParam(required = false)
                    @Nullable
                    String until,
            @Parameter(description = "How many events are told: 0 to 2000.") @RequestParam(defaultValue = "200")
                    int events,
            @Parameter(description = "What if so much were available?", example = "5000.00")
                    @RequestParam(required = false)
                    @Nullable
                    String balance,
            @Parameter(description = "What if these items were renewed by mode and period?")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> item,
            @Parameter(description = "How they would be; AUTO where only a period is named.")
                    @RequestParam(required = false)
                    @Nullable
                    Mode mode,
            @RequestParam(required = false) @Nullable String period,
            @Parameter(description = "What if this item came first when money is short?")
                    @RequestParam(required = false)
                    @Nullable
                    String first) {
        var whose = caller.account(account);
        var now = clock.now();
        var errors = new FieldErrors();
        var end = errors.read("until", until, Instant::parse).orElseGet(() -> inAYear(whose, now));
        if (!end.isAfter(now) || end.isAfter(now.plus(FARTHEST))) {
            errors.add("until", "api.forecast.until", Map.of());
        }
        if (events < 0 || events > EVENTS_MAX) {
            errors.add("events", "api.field.between", Map.of("least", "0", "most", String.valueOf(EVENTS_MAX)));
        }
        var trial = trial(new Wanted(balance, item, mode, period, first), whose, errors);
        errors.check();
        var plain = forecasts.of(whose.id(), List.of(), end, now);
        var whatIfs = trial.on(plain);
        var forecast = whatIfs.isEmpty() ? plain : forecasts.of(whose.id(), whatIfs, end, now);
        var automatic = whatIfs.isEmpty() ? automatic(plain, now) : Optional.<ComingTopUps>empty();
        return ForecastResource.of(forecast, automatic, events, new Words(caller.language(), whose.zone()));
    }

    private static Instant inAYear(Account account, Instant now) {
        return now.atZone(account.zone()).plusMonths(MONTHS).toInstant();
    }

    private record Wanted(
            @Nullable String balance,
            @Nullable List<String> items,
            @Nullable Mode mode,
            @Nullable String period,
            @Nullable String first) {}

    private static Trial trial(Wanted wanted, Account account, FieldErrors errors) {
        var balance = errors.read("balance", wanted.balance(), text -> sum(text, account));
        var period = errors.read("period", wanted.period(), Period::parse);
        var items = wanted.items() == null ? List.<String>of() : wanted.items();
        if (items.size() > ITEMS_MAX || !items.stream().allMatch(Visit::mayBeId)) {
            errors.add("item", "api.subscriptions.items", Map.of("max", String.valueOf(ITEMS_MAX)));
        }
        if (items.isEmpty() == (wanted.mode() != null || wanted.period() != null)) {
            errors.add(items.isEmpty() ? "item" : "mode", "api.field.missing", Map.of());
        }
        if (wanted.first() != null && !Visit.mayBeId(wanted.first())) {
            errors.add("first", "api.field.unreadable", Map.of());
        }
        return new Trial(
                balance,
                items.stream().distinct().map(Subscription.Id::new).toList(),
                wanted.mode(),
                period.orElse(null),
                Optional.ofNullable(wanted.first()).map(Subscription.Id::new));
    }

    private static Money sum(String text, Account account) {
        var sum = Money.parse(text, account.currency());
        if (sum.isNegative()) throw new IllegalArgumentException(text);
        return sum;
    }

    private Optional<ComingTopUps> automatic(Forecast plain, Instant now) {
        var account = plain.account().id();
        return plain.firstShortage()
                .flatMap(shortage -> autoTopUps
                        .means(account, now)
                        .filter(means -> means.agreement().isOn() && !means.isUnderWay())
                        .map(means -> forecasts.topUps(account, means, shortage.at(), now)));
    }
}
