package dev.perennial.console.renewals;

import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.listing.Found;
import dev.perennial.listing.Line;
import dev.perennial.listing.Listings;
import dev.perennial.subscription.Mode;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Billing > Renewals: what the account has, by how it is to be renewed. */
@Controller
public class RenewalsController {
    static final int ITEMS_A_PAGE = 50;

    private final Visits visits;
    private final Catalogs catalogs;
    private final Listings listings;

    RenewalsController(Visits visits, Catalogs catalogs, Listings listings) {
        this.visits = visits;
        this.catalogs = catalogs;
        this.listings = listings;
    }

    /**
     * @param counts how many items each tab has, of those the filter lets through
     * @param wrong what of the address could not be read, with the key of the sentence that says so
     * @param before where the page before this one is
     * @param after where the next one is
     */
    public record Page(
            Visit visit,
            Filter filter,
            Map<String, String> wrong,
            List<Product> products,
            Map<Mode, Long> counts,
            List<Line> lines,
            Optional<String> before,
            Optional<String> after) {
        public long count(Mode mode) {
            return counts.getOrDefault(mode, 0L);
        }
    }

    @GetMapping(Filter.PATH)
    String renewals(HttpServletRequest request, HttpServletResponse response, Model model) {
        var visit = visits.of(request);
        var read = FilterReader.read(request::getParameter, catalogs.current());
        if (!read.wrong().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        model.addAttribute(Templates.PAGE, page(visit, read));
        return "console/renewals/list";
    }

    private Page page(Visit visit, FilterReader.Read read) {
        var account = visit.account();
        var filter = read.filter();
        var search = filter.search(account.zone(), visit.now());
        var found = listings.find(account, search, visit.language(), ITEMS_A_PAGE + 1);
        var page = page(filter, found);
        return new Page(
                visit,
                filter,
                read.wrong(),
                products(visit),
                listings.counts(account, search),
                listings.lines(account, page.stream().map(Found::id).toList(), visit.now()),
                before(filter, found, page),
                after(filter, found, page));
    }

    private static List<Product> products(Visit visit) {
        return visit.products().stream()
                .sorted(Comparator.comparing(product -> product.name().in(visit.language())))
                .toList();
    }

    /** One more was asked for, to see whether there is a page beyond: it is at the far end. */
    private static List<Found> page(Filter filter, List<Found> found) {
        if (found.size() <= ITEMS_A_PAGE) return found;
        return isBack(filter) ? found.subList(1, found.size()) : found.subList(0, ITEMS_A_PAGE);
    }

    private static boolean isBack(Filter filter) {
        return filter.place() != null && filter.place().before();
    }

    private static Optional<String> before(Filter filter, List<Found> found, List<Found> page) {
        boolean more = isBack(filter) ? found.size() > page.size() : filter.place() != null;
        return more && !page.isEmpty() ? Optional.of(filter.at(page.getFirst().place(true))) : Optional.empty();
    }

    private static Optional<String> after(Filter filter, List<Found> found, List<Found> page) {
        boolean more = isBack(filter) || found.size() > page.size();
        return more && !page.isEmpty() ? Optional.of(filter.at(page.getLast().place(false))) : Optional.empty();
    }
}
