package dev.perennial.admin.parked;

import dev.perennial.account.Account;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Done;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.Said;
import dev.perennial.renewal.OpenTasks;
import dev.perennial.renewal.OpenTasks.Waiting;
import dev.perennial.renewal.RenewalRefusal;
import dev.perennial.renewal.StuckTasks;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What products' systems have not answered yet, the money held for it, and those that are asked no more by themselves. */
@Controller
public class TasksController {
    static final String PATH = "/admin/parked/tasks";

    private static final int SHOWN_MAX = 200;

    private final Visits visits;
    private final StuckTasks stuck;
    private final Catalogs catalogs;
    private final OpenTasks open;
    private final Clockwork clockwork;

    TasksController(Visits visits, StuckTasks stuck, Catalogs catalogs, OpenTasks open, Clockwork clockwork) {
        this.visits = visits;
        this.stuck = stuck;
        this.catalogs = catalogs;
        this.open = open;
        this.clockwork = clockwork;
    }

    /**
     * @param wrong what is to be put right before anything is done; null when nothing is
     */
    public record Page(
            Visit visit,
            List<Waiting> tasks,
            Map<String, String> products,
            Set<String> chosen,
            String typed,
            @Nullable String wrongReason,
            @Nullable String wrong) {
        /** Whether any is set aside, so that something can be done here. */
        public boolean mayAct() {
            return visit.mayHandleItems() && tasks.stream().anyMatch(Waiting::aside);
        }

        public boolean isCut() {
            return tasks.size() == SHOWN_MAX;
        }
    }

    @GetMapping(PATH)
    String look(HttpServletRequest request, Model model) {
        return show(visits.of(request), Set.of(), "", null, null, model);
    }

    @PostMapping(PATH)
    String askAgain(
            @RequestParam(name = "task", defaultValue = "") Set<String> chosen,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, PATH);
        visit.mustHandleItems();
        var tasks = chosen.stream()
                .filter(text -> text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}"))
                .limit(SHOWN_MAX)
                .map(UUID::fromString)
                .toList();
        if (tasks.isEmpty()) {
            return show(visit, chosen, reason, null, visit.say("desk.tasks.none_chosen"), model);
        }
        return switch (Reason.read(reason)) {
            case Refused<Reason>(var why, var facts) ->
                show(visit, chosen, reason, visit.say(Said.refusal(why, facts)), null, model);
            case Done<Reason>(var given) -> {
                askAgain(tasks, given, visit).on(next);
                yield "redirect:" + PATH;
            }
        };
    }

    private Told askAgain(List<UUID> tasks, Reason reason, Visit visit) {
        var outcomes = tasks.stream()
                .map(task -> stuck.askAgain(task, reason, visit.actor(), visit.now()))
                .toList();
        long done = outcomes.stream().filter(Done.class::isInstance).count();
        long overtaken = outcomes.stream().filter(TasksController::isOvertaken).count();
        // Asked at once; should that fail, the next run asks.
        outcomes.stream()
                .flatMap(outcome -> outcome instanceof Done<Account.Id>(var owner) ? Stream.of(owner) : Stream.empty())
                .distinct()
                .forEach(owner -> clockwork.workOn(owner, visit.now()));
        var facts = Map.of("done", String.valueOf(done), "overtaken", String.valueOf(overtaken));
        if (overtaken > 0) return Told.care(new Said("desk.tasks.told.overtaken", facts));
        return done == 0
                ? Told.care(new Said("desk.tasks.told.none", facts))
                : Told.good(new Said("desk.tasks.told", facts));
    }

    private static boolean isOvertaken(Outcome<?> outcome) {
        return outcome instanceof Refused<?>(var why, var facts) && why == RenewalRefusal.TASK_OVERTAKEN;
    }

    private String show(
            Visit visit,
            Set<String> chosen,
            String typed,
            @Nullable String wrongReason,
            @Nullable String wrong,
            Model model) {
        var products = catalogs.current().products().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, product -> product.getValue().name().in(visit.language())));
        model.addAttribute(
                Templates.PAGE, new Page(visit, open.first(SHOWN_MAX), products, chosen, typed, wrongReason, wrong));
        return "admin/parked/tasks";
    }
}
