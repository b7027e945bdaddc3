package dev.perennial.admin.books;

import dev.perennial.books.DeferredRevenue;
import dev.perennial.books.DeferredRevenue.Line;
import dev.perennial.books.DeferredRevenue.Month;
import dev.perennial.books.DeferredRevenue.Part;
import dev.perennial.books.Earnings;
import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Money;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was sold and in which month it is earned. */
@Controller
public class DeferredController {
    static final String PATH = "/admin/books/deferred-revenue";

    private final Visits visits;
    private final Earnings earnings;
    private final Catalogs catalogs;

    DeferredController(Visits visits, Earnings earnings, Catalogs catalogs) {
        this.visits = visits;
        this.earnings = earnings;
        this.catalogs = catalogs;
    }

    /**
     * @param product only of this one; empty for all
     */
    public record Page(
            Visit visit,
            MonthSpan span,
            Part part,
            String product,
            Map<String, String> products,
            DeferredRevenue revenue,
            YearMonth today) {
        /** The months of one currency, all products of the choice together. */
        public List<Month> months(Currency currency) {
            var lines = lines(currency);
            return IntStream.range(0, lines.getFirst().months().size())
                    .mapToObj(i -> lines.stream()
                            .map(line -> line.months().get(i))
                            .reduce(Page::sum)
                            .orElseThrow())
                    .toList();
        }

        public Money opening(Currency currency) {
            return lines(currency).stream().map(Line::opening).reduce(Money.zero(currency), Money::plus);
        }

        public Month total(Currency currency) {
            return months(currency).stream().reduce(Page::sum).orElseThrow();
        }

        /** One product's months together. */
        public Month total(Line line) {
            return line.months().stream().reduce(Page::sum).orElseThrow();
        }

        /** The lines of one currency, one for each product. */
        public List<Line> lines(Currency currency) {
            return revenue.of(currency, part);
        }

        /** The currencies anything was sold in. */
        public List<Currency> currencies() {
            return revenue.currencies().stream()
                    .filter(currency -> !lines(currency).isEmpty())
                    .toList();
        }

        /** Whether a month is still to come: it shows what is earned of what is sold so far. */
        public boolean isToCome(Month month) {
            return month.month().isAfter(today);
        }

        public String address(Part other) {
            return PATH + "?" + span.query() + (product.isEmpty() ? "" : "&product=" + Visit.query(product)) + "&part="
                    + other;
        }

        public String sheet() {
            return PATH + ".csv?" + span.query();
        }

        public String name(String code) {
            return products.getOrDefault(code, code);
        }

        private static Month sum(Month one, Month other) {
            return new Month(
                    one.month(),
                    one.sold().plus(other.sold()),
                    one.refunded().plus(other.refunded()),
                    one.earned().plus(other.earned()),
                    one.deferred().plus(other.deferred()));
        }
    }

    @GetMapping(PATH)
    String look(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "CASH") Part part,
            @RequestParam(defaultValue = "") String product,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var today = YearMonth.from(visit.now().atZone(visit.platform()));
        var span = MonthSpan.read(from, to, today);
        var products = catalogs.current().products().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().name().in(visit.language())));
        var revenue = earnings.between(span.from(), span.to());
        var chosen = product.isEmpty() ? revenue : only(revenue, product);
        model.addAttribute(Templates.PAGE, new Page(visit, span, part, product, products, chosen, today));
        return "admin/books/deferred";
    }

    private static DeferredRevenue only(DeferredRevenue revenue, String product) {
        return new DeferredRevenue(
                revenue.from(),
                revenue.to(),
                revenue.lines().stream()
                        .filter(line -> line.product().equals(product))
                        .toList());
    }
}
