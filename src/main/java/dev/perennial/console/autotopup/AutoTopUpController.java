package dev.perennial.console.autotopup;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.autotopup.Agreement;
import dev.perennial.autotopup.AutoTopUps;
import dev.perennial.autotopup.Charge;
import dev.perennial.autotopup.Means;
import dev.perennial.forecast.ComingTopUps;
import dev.perennial.forecast.Forecasts;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Said;
import dev.perennial.payment.AutomaticPayments;
import dev.perennial.payment.Gateway;
import dev.perennial.payment.KeptMethod;
import dev.perennial.payment.Payments;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Automatic top-up: what it does, what it may charge, what it charged, and one click to stop it. */
@Controller
public class AutoTopUpController {
    private static final int CHARGES_SHOWN = 24;
    private static final int COMING_SHOWN = 6;
    private static final Duration AHEAD = Duration.ofDays(92);

    private final Visits visits;
    private final Accounts accounts;
    private final AutoTopUps autoTopUps;
    private final AutomaticPayments automatic;
    private final Payments payments;
    private final Subscriptions subscriptions;
    private final Forecasts forecasts;

    AutoTopUpController(
            Visits visits,
            Accounts accounts,
            AutoTopUps autoTopUps,
            AutomaticPayments automatic,
            Payments payments,
            Subscriptions subscriptions,
            Forecasts forecasts) {
        this.visits = visits;
        this.accounts = accounts;
        this.autoTopUps = autoTopUps;
        this.automatic = automatic;
        this.payments = payments;
        this.subscriptions = subscriptions;
        this.forecasts = forecasts;
    }

    /** @param items what it was for, by name */
    public record Line(Charge charge, List<String> items) {}

    /**
     * @param agreement what was agreed to; empty before the first time
     * @param means this month's use; empty while it is off
     * @param canKeep whether a way to pay can be kept here
     * @param coming what it would charge; empty while it is off
     * @param ceiling what stands in the field
     * @param wrong what was wrong with the form, in words; empty for nothing
     */
    public record Page(
            Visit visit,
            Optional<Agreement> agreement,
            Optional<KeptMethod> method,
            Optional<Means> means,
            boolean canKeep,
            List<Line> lines,
            Optional<ComingTopUps> coming,
            String ceiling,
            String wrong) {
        public boolean isOn() {
            return agreement.filter(Agreement::isOn).isPresent();
        }

        public boolean isPaused() {
            return agreement
                    .filter(one -> one.state() == Agreement.State.PAUSED)
                    .isPresent();
        }

        public boolean isExpired() {
            return method.flatMap(KeptMethod::expires)
                    .filter(month -> month.isBefore(
                            YearMonth.from(visit.now().atZone(visit.account().zone()))))
                    .isPresent();
        }

        public boolean isUnderWay() {
            return lines.stream().anyMatch(line -> line.charge().outcome().isEmpty());
        }

        /** How full the month is, in hundredths. */
        public long full() {
            var used = means.map(one -> one.used().minor()).orElse(0L);
            var ceilingMinor = agreement.map(one -> one.ceiling().minor()).orElse(0L);
            return ceilingMinor == 0 ? 0 : Math.min(100, used * 100 / ceilingMinor);
        }

        public List<ComingTopUps.Coming> soon() {
            return coming.map(ComingTopUps::coming).orElse(List.of()).stream()
                    .limit(COMING_SHOWN)
                    .toList();
        }

        /** The first try that it would not help, in words. */
        public Optional<Said> firstUncharged() {
            return coming.flatMap(one -> one.uncharged().stream().findFirst())
                    .map(not -> Said.refusal(not.why(), not.facts()));
        }
    }

    @GetMapping(AutoTopUps.ADDRESS)
    String show(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var agreement = autoTopUps.find(visit.account().id());
        model.addAttribute(
                Templates.PAGE,
                page(visit, agreement.map(one -> one.ceiling().decimal()).orElse(""), ""));
        return "console/autotopup/auto-top-up";
    }

    @PostMapping(AutoTopUps.ADDRESS)
    String turnOn(
            @RequestParam(defaultValue = "") String ceiling,
            @RequestParam(defaultValue = "") String agreed,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var visit = visits.of(request, AutoTopUps.ADDRESS);
        visit.mustSpend();
        var consent = new AutoTopUps.Consent(ceiling.strip(), agreed);
        switch (autoTopUps.turnOn(visit.account().id(), consent, visit.actor(), visit.now())) {
            case Outcome.Done<Agreement>(var done) -> {
                var facts = Map.of(
                        "ceiling", done.ceiling().decimal(),
                        "currency", done.ceiling().currency().getCurrencyCode());
                Told.good(new Said("autotopup.told.on", facts)).on(next);
                return "redirect:" + AutoTopUps.ADDRESS;
            }
            case Outcome.Refused<Agreement>(var why, var facts) -> {
                model.addAttribute(Templates.PAGE, page(visit, ceiling.strip(), visit.say(Said.refusal(why, facts))));
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                return "console/autotopup/auto-top-up";
            }
        }
    }

    @PostMapping(AutoTopUps.ADDRESS + "/stop")
    String stop(HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request, AutoTopUps.ADDRESS);
        visit.mustSpend();
        told(autoTopUps.stop(visit.account().id(), visit.actor(), visit.now()), "autotopup.told.off")
                .on(next);
        return "redirect:" + AutoTopUps.ADDRESS;
    }

    @PostMapping(AutoTopUps.ADDRESS + "/remove")
    String remove(HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request, AutoTopUps.ADDRESS);
        visit.mustSpend();
        told(autoTopUps.removeMethod(visit.account().id(), visit.actor(), visit.now()), "autotopup.told.removed")
                .on(next);
        return "redirect:" + AutoTopUps.ADDRESS;
    }

    private static Told told(Outcome<AutoTopUps.Stopped> outcome, String done) {
        return switch (outcome) {
            case Outcome.Done<AutoTopUps.Stopped>(var stopped)
            when stopped.isUnderWay() -> Told.care(Said.of("autotopup.told.under_way"));
            case Outcome.Done<AutoTopUps.Stopped> stopped -> Told.good(Said.of(done));
            case Outcome.Refused<AutoTopUps.Stopped>(var why, var facts) -> Told.care(Said.refusal(why, facts));
        };
    }

    private Page page(Visit visit, String ceiling, String wrong) {
        var id = visit.account().id();
        int bucket = accounts.bucketOf(id);
        var agreement = autoTopUps.find(id);
        var means = autoTopUps.means(id, visit.now());
        return new Page(
                visit,
                agreement,
                Optional.ofNullable(automatic.kept(bucket, List.of(id)).get(id)),
                means,
                payments.gateway().filter(Gateway::keepsMethods).isPresent(),
                lines(bucket, id),
                means.filter(one -> one.agreement().isOn() && !one.isUnderWay())
                        .map(one -> forecasts.topUps(id, one, visit.now().plus(AHEAD), visit.now())),
                ceiling,
                wrong);
    }

    private List<Line> lines(int bucket, Account.Id id) {
        var charges = autoTopUps.charges(id, CHARGES_SHOWN);
        var items = autoTopUps.items(bucket, charges);
        var known = subscriptions.get(
                bucket,
                items.values().stream().flatMap(Collection::stream).distinct().toList());
        return charges.stream()
                .map(charge -> new Line(
                        charge,
                        items.getOrDefault(charge.payment(), List.of()).stream()
                                .map(item -> name(known.get(item)))
                                .toList()))
                .toList();
    }

    private static String name(Subscription item) {
        return item.item().name();
    }
}
