package dev.perennial.console.overview;

import dev.perennial.autotopup.AutoTopUps;
import dev.perennial.catalog.Edition;
import dev.perennial.forecast.ComingTopUps;
import dev.perennial.forecast.Forecast;
import dev.perennial.forecast.Forecasts;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.Refusal;
import dev.perennial.subscription.Subscription;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The money calendar (rule 35): what falls due in the coming year, what pays it, and what could be done about it. */
@Controller
public class ForecastController {
    private static final int MONTHS = 12;
    private static final int CHOICES_MAX = 200;

    private final Visits visits;
    private final Forecasts forecasts;
    private final AutoTopUps autoTopUps;

    ForecastController(Visits visits, Forecasts forecasts, AutoTopUps autoTopUps) {
        this.visits = visits;
        this.forecasts = forecasts;
        this.autoTopUps = autoTopUps;
    }

    /**
     * @param automatic what automatic top-up would do about the first shortage; empty where it is off, or nothing is short
     * @param detailed whether this is the page of it, and not the part of another page
     */
    public record Summary(Visit visit, Calendar calendar, Optional<ComingTopUps> automatic, boolean detailed) {}

    /**
     * @param choices the items something can be tried on
     * @param tried what would come then; null when nothing is tried
     */
    public record Page(
            Visit visit,
            Summary summary,
            Trial trial,
            List<Subscription> choices,
            List<Period> periods,
            @Nullable Tried tried) {
        public Calendar calendar() {
            return summary.calendar();
        }
    }

    /** Two forecasts, side by side. */
    public record Tried(Verdict plain, Verdict then, Calendar calendar, Map<Subscription.Id, Refusal> refused) {}

    @GetMapping("/forecast")
    String forecast(HttpServletRequest request, HttpServletResponse response, Model model) {
        var visit = visits.of(request);
        var plain = forecasts.of(visit.account().id(), List.of(), until(visit), visit.now());
        var trial = Trial.read(request::getParameterValues).checked(plain);
        if (trial.wrong().isPresent()) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        var summary = new Summary(visit, Calendar.of(plain), automatic(visit, plain), true);
        model.addAttribute(
                Templates.PAGE,
                new Page(visit, summary, trial, choices(plain), periods(visit), tried(visit, plain, trial)));
        return "console/overview/forecast";
    }

    /** The part of the first page that takes longer than the rest of it. */
    @GetMapping("/forecast/summary")
    String summary(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var plain = forecasts.of(visit.account().id(), List.of(), until(visit), visit.now());
        model.addAttribute(Templates.PAGE, new Summary(visit, Calendar.of(plain), automatic(visit, plain), false));
        return "console/overview/summary";
    }

    private Optional<ComingTopUps> automatic(Visit visit, Forecast plain) {
        return plain.firstShortage()
                .flatMap(shortage -> autoTopUps
                        .means(visit.account().id(), visit.now())
                        .filter(means -> means.agreement().isOn() && !means.isUnderWay())
                        .map(means -> forecasts.topUps(visit.account().id(), means, shortage.at(), visit.now())));
    }

    private static Instant until(Visit visit) {
        var zone = visit.account().zone();
        return visit.now().atZone(zone).plusMonths(MONTHS).toInstant();
    }

    private @Nullable Tried tried(Visit visit, Forecast plain, Trial trial) {
        var whatIfs = trial.whatIfs(plain);
        if (whatIfs.isEmpty()) return null;
        var then = forecasts.of(visit.account().id(), whatIfs, until(visit), visit.now());
        return new Tried(Verdict.of(plain), Verdict.of(then), Calendar.of(then), then.refused());
    }

    private static List<Subscription> choices(Forecast plain) {
        return plain.items().values().stream()
                .sorted(Comparator.comparing((Subscription item) -> item.item().name())
                        .thenComparing(Subscription::id))
                .limit(CHOICES_MAX)
                .toList();
    }

    private static List<Period> periods(Visit visit) {
        return visit.products().stream()
                .flatMap(product -> product.editions().stream()
                        .filter(Edition::paid)
                        .flatMap(edition -> product.periods(edition.code()).stream()))
                .distinct()
                .sorted()
                .toList();
    }
}
