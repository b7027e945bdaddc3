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
import dev.perennial.kernel.Words;
import dev.perennial.key.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The money calendar (rule 35): what falls due, what pays it, and what could be done about it. */
@RestController
@Tag(name = "Forecast")
class ForecastController {
    private static final int MONTHS = 12;
    private static final Duration FARTHEST = Duration.ofDays(400);
    private static final int EVENTS_MAX = 2000;

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
            @ParameterObject Wanted wanted) {
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
        var trial = wanted.trial(whose, errors);
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

    private Optional<ComingTopUps> automatic(Forecast plain, Instant now) {
        var account = plain.account().id();
        return plain.firstShortage()
                .flatMap(shortage -> autoTopUps
                        .means(account, now)
                        .filter(means -> means.agreement().isOn() && !means.isUnderWay())
                        .map(means -> forecasts.topUps(account, means, shortage.at(), now)));
    }
}
