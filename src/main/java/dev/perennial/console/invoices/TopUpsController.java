package dev.perennial.console.invoices;

import dev.perennial.account.Accounts;
import dev.perennial.invoice.AttributionRule;
import dev.perennial.ledger.Ledger;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Money that came in is not invoiced itself: here is which orders it paid for (rule 28). */
@Controller
public class TopUpsController {
    private static final int SHOWN = 100;

    private final Visits visits;
    private final Accounts accounts;
    private final Ledger ledger;

    TopUpsController(Visits visits, Accounts accounts, Ledger ledger) {
        this.visits = visits;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    public record Page(Visit visit, List<AttributionRule.Lot> lots) {
        /** What came in, by its two sides; what came by a payment says so. */
        public String kind(AttributionRule.Lot lot) {
            return lot.entry().reason().startsWith("payment ")
                    ? "funds.entry.payment"
                    : "words.entry." + lot.entry().debit() + "_" + lot.entry().credit();
        }
    }

    @GetMapping("/invoices/top-ups")
    String show(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var account = visit.account().id();
        var lots = AttributionRule.attribute(ledger.flow(accounts.bucketOf(account), account, null, SHOWN));
        model.addAttribute(Templates.PAGE, new Page(visit, lots));
        return "console/invoices/top-ups";
    }
}
