package dev.perennial.admin.money;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.kernel.Spreadsheet;
import dev.perennial.payout.Payout;
import dev.perennial.payout.PayoutLists;
import dev.perennial.payout.PayoutLists.Line;
import dev.perennial.payout.PayoutLists.Tab;
import dev.perennial.payout.PayoutRefusal;
import dev.perennial.payout.Payouts;
import dev.perennial.web.Numbers;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Money on its way out, of all accounts: what the bank is still to be told, what gateways owe an answer, what is done. */
@Controller
public class PayoutsController {
    private static final int SHOWN = 100;
    private static final int FILE_MAX = 10_000;
    private static final String PATH = "/admin/money/payouts";

    private final Visits visits;
    private final Accounts accounts;
    private final Payouts payouts;
    private final PayoutLists lists;

    PayoutsController(Visits visits, Accounts accounts, Payouts payouts, PayoutLists lists) {
        this.visits = visits;
        this.accounts = accounts;
        this.payouts = payouts;
        this.lists = lists;
    }

    public record Page(Visit visit, Tab tab, Map<Tab, Long> counts, List<Line> lines) {
        public String address(Tab other) {
            return PATH + "?tab=" + other;
        }
    }

    /** @param wrong why what was sent was not done */
    public record One(Visit visit, Account account, Line line, String reason, String reference, Optional<Said> wrong) {
        public String address() {
            return PATH + "/" + line.payout().id();
        }

        /** Whether it can be settled by hand now. */
        public boolean isByHand() {
            var payout = line.payout();
            return payout.isOpen()
                    && visit.mayHandleMoney()
                    && (payout.isToBank() || payout.state() == Payout.State.UNKNOWN);
        }
    }

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "BANK") Tab tab, HttpServletRequest request, Model model) {
        model.addAttribute(
                Templates.PAGE, new Page(visits.of(request), tab, lists.counts(), lists.of(tab, null, SHOWN)));
        return "admin/money/payouts";
    }

    @GetMapping(PATH + ".csv")
    void file(@RequestParam(defaultValue = "BANK") Tab tab, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var visit = visits.of(request);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"payouts-" + visit.words().day(visit.now()) + ".csv\"");
        var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write(Spreadsheet.BYTE_ORDER_MARK);
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            csv.writeRecord(PayoutLists.COLUMNS);
            lists.of(tab, null, FILE_MAX).forEach(line -> csv.writeRecord(PayoutLists.cells(line)));
        }
    }

    @GetMapping(PATH + "/{id}")
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        model.addAttribute(Templates.PAGE, one(visit, payout(id, visit), "", "", Optional.empty()));
        return "admin/money/payout";
    }

    @PostMapping(PATH + "/{id}/{act}")
    String act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String reference,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var visit = visits.of(request, PATH + "/" + id);
        var payout = payout(id, visit);
        var done = Reason.read(reason).then(read -> done(payout.id(), act, read, reference, visit));
        if (done instanceof Outcome.Refused<Payout>(var why, var facts)) {
            if (why.isNotFound()) throw new RefusedException(why, facts);
            model.addAttribute(
                    Templates.PAGE, one(visit, payout, reason, reference, Optional.of(Said.refusal(why, facts))));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "admin/money/payout";
        }
        Told.good(Said.of("refunds.payout.did." + act)).on(next);
        return "redirect:" + PATH + "/" + payout.id();
    }

    private Outcome<Payout> done(UUID id, String act, Reason reason, String reference, Visit visit) {
        return switch (act) {
            case "paid" -> payouts.markPaid(id, reference, reason, visit.actor(), visit.now());
            case "refuse" -> payouts.refuse(id, reason, visit.actor(), visit.now());
            case "retry" -> payouts.retry(id, reason, visit.actor(), visit.now());
            default -> Outcome.refused(PayoutRefusal.PAYOUT_NOT_FOUND);
        };
    }

    private Payout payout(String id, Visit visit) {
        return Numbers.read(id.strip())
                .flatMap(number -> payouts.find(number, visit.actor()))
                .orElseThrow(() -> new RefusedException(PayoutRefusal.PAYOUT_NOT_FOUND, Map.of()));
    }

    private One one(Visit visit, Payout payout, String reason, String reference, Optional<Said> wrong) {
        var account = accounts.find(payout.account()).orElseThrow();
        return new One(visit.in(account.zone()), account, new Line(payout, account.name()), reason, reference, wrong);
    }
}
