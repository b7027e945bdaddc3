package dev.perennial.console.invoices;

import dev.perennial.account.Account;
import dev.perennial.invoice.Automatic;
import dev.perennial.invoice.Billables;
import dev.perennial.invoice.Choice;
import dev.perennial.invoice.Invoice;
import dev.perennial.invoice.InvoiceRefusal;
import dev.perennial.invoice.Invoices;
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

/** What can be invoiced, by order or by month; and whether that is done by itself each month. */
@Controller
public class InvoicesController {
    private static final int ORDERS_A_PAGE = 50;

    private final Visits visits;
    private final Billables billables;
    private final Invoices invoices;
    private final Titles titles;
    private final Automatic automatic;
    private final Sellers sellers;

    InvoicesController(
            Visits visits,
            Billables billables,
            Invoices invoices,
            Titles titles,
            Automatic automatic,
            Sellers sellers) {
        this.visits = visits;
        this.billables = billables;
        this.invoices = invoices;
        this.titles = titles;
        this.automatic = automatic;
        this.sellers = sellers;
    }

    /**
     * @param byMonth whether months are chosen, and not orders
     * @param months what is left of each month; the sums of all of it
     * @param owed what is settled before more is invoiced, each with its seller
     * @param older where the orders go on; null after the last
     */
    public record Page(
            Visit visit,
            boolean byMonth,
            List<Billables.OfOrder> orders,
            List<Billables.OfMonth> months,
            Map<Billables.Owed, String> owed,
            Optional<Choice.Monthly> monthly,
            List<Title> titles,
            boolean first,
            @Nullable String older) {
        public Money sum() {
            return months.stream()
                    .map(Billables.OfMonth::left)
                    .reduce(Money.zero(visit.account().currency()), Money::plus);
        }

        public boolean isEmpty() {
            return months.isEmpty();
        }

        /** The title the monthly invoices are made out to, or the one preferred. */
        public boolean isChosen(Title title) {
            return monthly.map(one -> one.title().equals(title.id())).orElse(title.preferred());
        }
    }

    @GetMapping("/invoices")
    String show(
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var account = visit.account();
        boolean byMonth = by.equals("month");
        var before = Numbers.read(after);
        List<Billables.OfOrder> orders = byMonth ? List.of() : billables.orders(account, before, ORDERS_A_PAGE + 1);
        boolean more = orders.size() > ORDERS_A_PAGE;
        var shown = more ? orders.subList(0, ORDERS_A_PAGE) : orders;
        model.addAttribute(
                Templates.PAGE,
                new Page(
                        visit,
                        byMonth,
                        shown,
                        billables.months(account),
                        sellers.owed(billables.owed(account.id()), visit),
                        automatic.of(account.id()).automatic(),
                        titles.of(account.id()),
                        before.isEmpty(),
                        more ? "/invoices?after=" + shown.getLast().order() : null));
        return "console/invoices/invoices";
    }

    @PostMapping("/invoices/automatic")
    String automatic(
            @RequestParam(defaultValue = "") String title, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request, "/invoices");
        visit.mustSpend();
        var account = visit.account().id();
        var changed = title.isEmpty()
                ? automatic.turnOff(account, visit.actor(), visit.now())
                : automatic.turnOn(account, title(title), visit.actor(), visit.now());
        switch (changed) {
            case Outcome.Done<Choice>(var choice) ->
                Told.good(Said.of(
                                "invoices.automatic." + (choice.automatic().isPresent() ? "turned_on" : "turned_off")))
                        .on(next);
            case Outcome.Refused<Choice>(var why, var facts) -> throw new RefusedException(why, facts);
        }
        return "redirect:/invoices#automatic";
    }

    private static UUID title(String text) {
        return Numbers.read(text).orElseThrow(() -> new RefusedException(InvoiceRefusal.TITLE_NOT_FOUND, Map.of()));
    }

    /**
     * @param papers each with its seller's name
     * @param older where they go on; null after the last
     */
    public record Issued(
            Visit visit,
            List<Row> papers,
            boolean first,
            @Nullable String older) {}

    public record Row(Invoice invoice, String seller) {}

    @GetMapping("/invoices/issued")
    String issued(@RequestParam(defaultValue = "") String after, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        Account account = visit.account();
        var before = Numbers.read(after);
        var papers = invoices.of(account.id(), before, ORDERS_A_PAGE + 1);
        boolean more = papers.size() > ORDERS_A_PAGE;
        var shown = more ? papers.subList(0, ORDERS_A_PAGE) : papers;
        model.addAttribute(
                Templates.PAGE,
                new Issued(
                        visit,
                        shown.stream()
                                .map(invoice -> new Row(invoice, sellers.name(invoice.entity(), visit)))
                                .toList(),
                        before.isEmpty(),
                        more ? "/invoices/issued?after=" + shown.getLast().id() : null));
        return "console/invoices/issued";
    }
}
