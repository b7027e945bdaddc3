package dev.perennial.admin.books;

import dev.perennial.books.EntrySearch;
import dev.perennial.books.TrialBalances;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
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

/** The entries of all accounts, the oldest first, as in a book. */
@Controller
public class EntriesController {
    static final String PATH = "/admin/books/entries";

    private static final int A_PAGE = 100;

    private final Visits visits;
    private final TrialBalances balances;

    EntriesController(Visits visits, TrialBalances balances) {
        this.visits = visits;
        this.balances = balances;
    }

    /**
     * @param account one side of all entries shown; null for all
     * @param next where later entries go on; null after the last one
     */
    public record Page(
            Visit visit,
            Span span,
            @Nullable Currency currency,
            @Nullable LedgerAccount account,
            List<Transfer> entries,
            boolean first,
            @Nullable String next) {
        public String address() {
            return PATH + "?" + query();
        }

        public String sheet() {
            return PATH + ".csv?" + query();
        }

        public boolean isSelected(LedgerAccount other) {
            return other == account;
        }

        private String query() {
            return (currency == null ? "" : "currency=" + currency.getCurrencyCode() + "&")
                    + (account == null ? "" : "account=" + account + "&")
                    + span.query();
        }
    }

    @GetMapping(PATH)
    String look(
            @RequestParam(required = false) @Nullable Currency currency,
            @RequestParam(required = false) @Nullable LedgerAccount account,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var span = Span.read(from, to, visit);
        var place = EntrySearch.Place.read(after).orElse(null);
        var found = balances.page(new EntrySearch(currency, account, span.begin(), span.end(), place), A_PAGE + 1);
        var shown = found.stream().limit(A_PAGE).toList();
        var last = found.size() > A_PAGE ? shown.getLast() : null;
        var whole = new Page(visit.in(visit.platform()), span, currency, account, shown, place == null, null);
        var next = last == null
                ? null
                : whole.address() + "&after=" + Visit.query(new EntrySearch.Place(last.at(), last.id()).toString());
        model.addAttribute(
                Templates.PAGE, new Page(whole.visit(), span, currency, account, shown, place == null, next));
        return "admin/books/entries";
    }
}
