package dev.perennial.admin.statements;

import dev.perennial.account.Account;
import dev.perennial.bank.BankEntry;
import dev.perennial.bank.BankRefusal;
import dev.perennial.bank.Desk;
import dev.perennial.bank.DeskAct;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One entry of a bank account: all the bank says of it, what was done about it, and what can be. */
@Controller
public class EntryController {
    private final Visits visits;
    private final Desk desk;
    private final Clockwork clockwork;

    EntryController(Visits visits, Desk desk, Clockwork clockwork) {
        this.visits = visits;
        this.desk = desk;
        this.clockwork = clockwork;
    }

    /**
     * What was typed.
     *
     * @param wrong what was wrong with it, in words; null for nothing
     */
    public record Typed(
            String account, String reason, @Nullable String wrong) {
        public static final Typed NOTHING = new Typed("", "", null);
    }

    public record Page(Visit visit, Desk.Case waiting, List<DeskAct> acts, Typed typed) {
        public BankEntry entry() {
            return waiting.entry();
        }
    }

    @GetMapping("/admin/money/statements/entries/{id}")
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        model.addAttribute(Templates.PAGE, page(visits.of(request), find(id), Typed.NOTHING));
        return "admin/statements/entry";
    }

    @PostMapping("/admin/money/statements/entries/{id}/credit")
    String credit(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String order,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var visit = visits.of(request, "/admin/money/statements/entries/" + id);
        var entry = find(id);
        var to = new Account.Id(account.strip());
        var done = Reason.read(reason)
                .then(because -> Visit.mayBeId(to.value())
                        ? desk.credit(entry.id(), to, Numbers.read(order), visit.actor(), because, visit.now())
                        : Outcome.refused(BankRefusal.ENTRY_ACCOUNT_UNKNOWN, Map.of("account", to.value())));
        return answer(visit, entry, new Typed(to.value(), reason, null), done, response, next, model);
    }

    @PostMapping("/admin/money/statements/entries/{id}/take-back")
    String takeBack(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String original,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var visit = visits.of(request, "/admin/money/statements/entries/" + id);
        var entry = find(id);
        var done = Reason.read(reason)
                .then(because -> Numbers.read(original)
                        .map(one -> desk.takeBack(entry.id(), one, visit.actor(), because, visit.now()))
                        .orElse(Outcome.refused(BankRefusal.ORIGINAL_NOT_FOUND)));
        return answer(visit, entry, new Typed("", reason, null), done, response, next, model);
    }

    @PostMapping("/admin/money/statements/entries/{id}/ignore")
    String ignore(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        var visit = visits.of(request, "/admin/money/statements/entries/" + id);
        var entry = find(id);
        var done = Reason.read(reason).then(because -> desk.ignore(entry.id(), visit.actor(), because, visit.now()));
        return answer(visit, entry, new Typed("", reason, null), done, response, next, model);
    }

    private String answer(
            Visit visit,
            BankEntry before,
            Typed typed,
            Outcome<BankEntry> outcome,
            HttpServletResponse response,
            RedirectAttributes next,
            Model model) {
        return switch (outcome) {
            case Outcome.Done<BankEntry>(var entry) -> {
                entry.account().ifPresent(account -> clockwork.workOn(account, visit.now()));
                var facts = new HashMap<String, String>();
                facts.put("amount", entry.amount().decimal());
                facts.put("currency", entry.amount().currency().getCurrencyCode());
                facts.put("account", entry.account().map(Account.Id::value).orElse(""));
                Told.good(new Said("desk.statements.settled." + entry.state(), facts))
                        .on(next);
                yield "redirect:/admin/money/statements";
            }
            case Outcome.Refused<BankEntry>(var why, var facts) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                var wrong = visit.say(Said.refusal(why, facts));
                model.addAttribute(
                        Templates.PAGE,
                        page(visit, find(before.id().toString()), new Typed(typed.account(), typed.reason(), wrong)));
                yield "admin/statements/entry";
            }
        };
    }

    private BankEntry find(String id) {
        return Numbers.read(id)
                .flatMap(desk::find)
                .orElseThrow(() -> new RefusedException(BankRefusal.ENTRY_NOT_FOUND, Map.of()));
    }

    private Page page(Visit visit, BankEntry entry, Typed typed) {
        return new Page(visit, desk.caseOf(entry), desk.acts(entry.id()), typed);
    }
}
