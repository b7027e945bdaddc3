package dev.perennial.console.invoices;

import dev.perennial.invoice.Billables;
import dev.perennial.invoice.Billables.Wanted;
import dev.perennial.invoice.InvoiceRefusal;
import dev.perennial.invoice.Invoices;
import dev.perennial.invoice.Issuing;
import dev.perennial.invoice.TaxRule;
import dev.perennial.invoice.Title;
import dev.perennial.invoice.Titles;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.web.Numbers;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The step before an invoice: what it comes to, one for each seller, and whom it is made out to. */
@Controller
public class RequestController {
    private static final String KEY = "[!-~]{8,64}";

    private final Visits visits;
    private final Billables billables;
    private final Invoices invoices;
    private final Issuing issuing;
    private final Titles titles;
    private final Sellers sellers;

    RequestController(
            Visits visits, Billables billables, Invoices invoices, Issuing issuing, Titles titles, Sellers sellers) {
        this.visits = visits;
        this.billables = billables;
        this.invoices = invoices;
        this.issuing = issuing;
        this.titles = titles;
        this.sellers = sellers;
    }

    /** One invoice to be. */
    public record Sheet(String seller, TaxRule.Summary summary) {}

    /**
     * @param month where a month is invoiced; else the orders
     * @param key of the form: sent twice, it is one request
     */
    public record Page(
            Visit visit,
            @Nullable YearMonth month,
            List<UUID> orders,
            List<Sheet> sheets,
            Money settled,
            Money gross,
            List<Title> titles,
            String key) {
        public String back() {
            return month == null ? "/invoices" : "/invoices?by=month";
        }
    }

    @GetMapping("/invoices/request")
    String show(
            @RequestParam(name = "order", defaultValue = "") List<String> orders,
            @RequestParam(defaultValue = "") String month,
            HttpServletRequest request,
            RedirectAttributes next,
            Model model) {
        var visit = visits.of(request);
        visit.mustSpend();
        var wanted = wanted(orders, month);
        if (wanted.isEmpty()) {
            Told.care(Said.of("invoices.choose.none")).on(next);
            return "redirect:/invoices";
        }
        var preview = billables.preview(visit.account(), wanted.get());
        if (preview.lines().isEmpty()) {
            Told.care(Said.refusal(InvoiceRefusal.NOTHING_TO_INVOICE, Map.of())).on(next);
            return "redirect:/invoices";
        }
        var sheets = preview.drafts().stream()
                .map(draft -> new Sheet(sellers.name(draft.entity(), visit), TaxRule.of(draft)))
                .toList();
        model.addAttribute(
                Templates.PAGE,
                new Page(
                        visit,
                        wanted.get() instanceof Wanted.OfMonth(var asked) ? asked : null,
                        preview.lines().stream()
                                .map(line -> line.order())
                                .distinct()
                                .toList(),
                        sheets,
                        preview.settled(),
                        preview.gross(),
                        titles.of(visit.account().id()),
                        UUID.randomUUID().toString()));
        return "console/invoices/request";
    }

    @PostMapping("/invoices/request")
    String ask(
            @RequestParam(name = "order", defaultValue = "") List<String> orders,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            RedirectAttributes next) {
        var visit = visits.of(request, "/invoices");
        visit.mustSpend();
        var account = visit.account();
        var to = Numbers.read(title).orElseThrow(() -> new RefusedException(InvoiceRefusal.TITLE_NOT_FOUND, Map.of()));
        var wanted = wanted(orders, month)
                .orElseThrow(() -> new RefusedException(InvoiceRefusal.NOTHING_TO_INVOICE, Map.of()));
        var asked = new Invoices.Asked(
                wanted, to, Money.read(seen, account.currency()).orElse(null), key.matches(KEY) ? key : null);
        return switch (invoices.request(account.id(), asked, visit.actor(), visit.now())) {
            case Outcome.Done<Invoices.Made>(var made) -> {
                // It can no longer be dropped; that it gets its number now only saves waiting for the next run.
                issuing.issueOf(account.id(), visit.now());
                told(made).on(next);
                yield made.invoices().size() == 1
                        ? "redirect:/invoices/" + made.invoices().getFirst().id()
                        : "redirect:/invoices/issued";
            }
            case Outcome.Refused<Invoices.Made>(var why, var facts) -> {
                if (why.isNotFound()) throw new RefusedException(why, facts);
                Told.care(Said.refusal(why, facts)).on(next);
                yield "redirect:/invoices" + (month.isEmpty() ? "" : "?by=month");
            }
        };
    }

    private static Told told(Invoices.Made made) {
        if (made.invoices().isEmpty()) {
            var settled = made.settled();
            return Told.good(new Said(
                    "invoices.requested.settled",
                    Map.of(
                            "amount", settled.decimal(),
                            "currency", settled.currency().getCurrencyCode())));
        }
        return Told.good(
                made.invoices().size() == 1
                        ? Said.of("invoices.requested.one")
                        : new Said(
                                "invoices.requested.many",
                                Map.of("count", String.valueOf(made.invoices().size()))));
    }

    /** Orders of somebody else's, and what no order can be, are left out: nothing of them can be invoiced. */
    private static Optional<Wanted> wanted(List<String> orders, String month) {
        if (!month.isEmpty()) {
            try {
                return Optional.of(new Wanted.OfMonth(YearMonth.parse(month)));
            } catch (DateTimeException noMonth) {
                return Optional.empty();
            }
        }
        var ids = new HashSet<UUID>();
        orders.forEach(order -> Numbers.read(order).ifPresent(ids::add));
        return ids.isEmpty() ? Optional.empty() : Optional.of(new Wanted.OfOrders(ids));
    }
}
