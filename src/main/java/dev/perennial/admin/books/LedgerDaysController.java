package dev.perennial.admin.books;

import dev.perennial.books.LedgerDay;
import dev.perennial.books.TrialBalances;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One ledger account in one currency, day by day. */
@Controller
public class LedgerDaysController {
    static final String PATH = "/admin/books/days";

    private static final int DAYS_MAX = 400;

    private final Visits visits;
    private final TrialBalances balances;

    LedgerDaysController(Visits visits, TrialBalances balances) {
        this.visits = visits;
        this.balances = balances;
    }

    /**
     * @param cut whether more days moved than are shown
     */
    public record Page(
            Visit visit, Span span, Currency currency, LedgerAccount account, List<LedgerDay> days, boolean cut) {
        public Money debits() {
            return days.stream().map(LedgerDay::debits).reduce(Money.zero(currency), Money::plus);
        }

        public Money credits() {
            return days.stream().map(LedgerDay::credits).reduce(Money.zero(currency), Money::plus);
        }

        public String entries(LedgerDay day) {
            return EntriesController.PATH + "?currency=" + currency.getCurrencyCode() + "&account=" + account + "&from="
                    + day.day() + "&to=" + day.day();
        }
    }

    @GetMapping(PATH)
    String look(
            @RequestParam Currency currency,
            @RequestParam LedgerAccount account,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var span = Span.read(from, to, visit);
        var days = balances.days(currency, account, span.begin(), span.end(), span.zone(), DAYS_MAX + 1);
        var shown = days.stream().limit(DAYS_MAX).toList();
        model.addAttribute(Templates.PAGE, new Page(visit, span, currency, account, shown, days.size() > shown.size()));
        return "admin/books/days";
    }
}
