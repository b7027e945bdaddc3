package dev.perennial.console.renewals;

import dev.perennial.forecast.FirstCharges;
import dev.perennial.forecast.FirstFunds;
import dev.perennial.kernel.Outcome;
import dev.perennial.listing.OpenOrder;
import dev.perennial.renewal.ModeSet;
import dev.perennial.subscription.Subscription;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The dialogs in which it is decided how items are renewed: what will happen and when is said first. Whoever sets a mode
 * promises money, or takes the promise back: owners and payers may, viewers may not even ask.
 */
@Controller
public class ModeController {
    private static final String PATH = Filter.PATH + "/{act:auto|manual|none|duration}";

    private final Visits visits;
    private final Settings settings;
    private final FirstCharges firstCharges;

    ModeController(Visits visits, Settings settings, FirstCharges firstCharges) {
        this.visits = visits;
        this.settings = settings;
        this.firstCharges = firstCharges;
    }

    /**
     * @param whole whether it is a page of its own, and not shown over another
     * @param funds null where nothing will be charged
     */
    public record Page(
            Visit visit,
            boolean whole,
            Act act,
            String back,
            List<Durations> durations,
            List<Entry> entries,
            @Nullable FirstFunds funds) {
        public long settable() {
            return entries.stream().filter(entry -> !entry.isRefused()).count();
        }

        public Entry firstSettable() {
            return entries.stream()
                    .filter(entry -> !entry.isRefused())
                    .findFirst()
                    .orElseThrow();
        }

        public boolean isOne() {
            return entries.size() == 1;
        }

        public List<Entry> ready() {
            return entries.stream().filter(Entry::isReady).toList();
        }

        public List<Entry> tooSoon() {
            return entries.stream().filter(Entry::isTooSoon).toList();
        }

        public List<Entry> refused() {
            return entries.stream().filter(Entry::isRefused).toList();
        }

        public boolean isAnySet() {
            return entries.stream().anyMatch(entry -> !entry.isRefused());
        }

        /** Whether an unpaid order that automatic renewal made will be voided (rule 7). */
        public boolean isVoiding() {
            return act.mode() != dev.perennial.subscription.Mode.AUTO
                    && entries.stream()
                            .anyMatch(entry -> !entry.isRefused()
                                    && entry.line() != null
                                    && entry.line().isAuto()
                                    && entry.line()
                                            .open()
                                            .filter(OpenOrder::automatic)
                                            .isPresent());
        }
    }

    @GetMapping(PATH)
    String ask(@PathVariable String act, HttpServletRequest request, Model model) {
        var visit = visits.of(request, Filter.PATH);
        visit.mustSpend();
        var ask = Ask.read(Act.read(act), request);
        var prepared = settings.prepare(visit.account(), ask, visit.now());
        var previewed = settings.preview(prepared, visit.actor(), visit.now());
        oneMustBeThere(previewed);
        boolean whole = request.getHeader("HX-Request") == null;
        model.addAttribute(Templates.PAGE, page(visit, whole, prepared, previewed));
        return whole ? "console/renewals/mode-page" : "console/renewals/mode";
    }

    @PostMapping(PATH)
    String set(@PathVariable String act, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request, Filter.PATH);
        visit.mustSpend();
        var ask = Ask.read(Act.read(act), request);
        var prepared = settings.prepare(visit.account(), ask, visit.now());
        var set = settings.set(prepared, visit.actor(), visit.now());
        oneMustBeThere(set);
        SetReport.of(prepared, set, visit).on(next);
        return "redirect:" + ask.back();
    }

    /** One item that is not there is a page that is not there; of several, the others go on. */
    private static void oneMustBeThere(Map<Subscription.Id, Outcome<ModeSet>> outcomes) {
        if (outcomes.size() == 1
                && outcomes.values().iterator().next() instanceof Outcome.Refused<ModeSet> refused
                && refused.why().isNotFound()) {
            refused.orThrow();
        }
    }

    private Page page(
            Visit visit, boolean whole, Settings.Prepared prepared, Map<Subscription.Id, Outcome<ModeSet>> previewed) {
        var act = prepared.ask().act();
        var seen = act.needsDuration() ? firstCharges.of(visit.account(), previewed, visit.now()) : null;
        var entries = previewed.entrySet().stream()
                .map(each -> {
                    var id = each.getKey().value();
                    var next = seen == null ? null : seen.next().get(id);
                    return new Entry(id, prepared.lines().get(id), each.getValue(), Optional.ofNullable(next));
                })
                .toList();
        return new Page(
                visit,
                whole,
                act,
                prepared.ask().back(),
                prepared.durations(),
                entries,
                seen == null ? null : seen.funds());
    }
}
