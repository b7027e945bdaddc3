package dev.perennial.admin.books;

import dev.perennial.books.ChartOfAccounts;
import dev.perennial.books.TrialBalance;
import dev.perennial.books.TrialBalances;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All ledger accounts by currency: what moved them, where they stand, and that they sum to zero. */
@Controller
public class TrialBalanceController {
    static final String PATH = "/admin/books/trial-balance";

    private final Visits visits;
    private final TrialBalances balances;
    private final ChartOfAccounts chart;

    TrialBalanceController(Visits visits, TrialBalances balances, ChartOfAccounts chart) {
        this.visits = visits;
        this.balances = balances;
        this.chart = chart;
    }

    /**
     * @param balances one for each currency
     */
    public record Page(Visit visit, Span span, List<TrialBalance> balances, ChartOfAccounts chart) {
        /** The account's number in the vendor's own chart; null where it has none. */
        public @Nullable String code(LedgerAccount account) {
            var code = chart.code(account);
            return code.equals(account.name()) ? null : code;
        }

        public boolean isPeriod() {
            return span.from() != null;
        }

        public String days(TrialBalance balance, LedgerAccount account) {
            return LedgerDaysController.PATH + "?currency=" + balance.currency().getCurrencyCode() + "&account="
                    + account + "&" + span.query();
        }
    }

    @GetMapping(PATH)
    String look(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var span = Span.read(from, to, visit);
        var found = balances.between(span.begin(), span.end());
        model.addAttribute(Templates.PAGE, new Page(visit, span, found, chart));
        return "admin/books/trial-balance";
    }
}
