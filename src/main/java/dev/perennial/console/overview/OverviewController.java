package dev.perennial.console.overview;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.Wallet;
import dev.perennial.order.Books;
import dev.perennial.order.Order;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what an account's users need to know now. Operators have a first page of their own. */
@Controller
public class OverviewController {
    static final Duration SOON = Duration.ofDays(30);
    private static final int ENDING_MAX = 12;
    private static final int ORDERS_MAX = 5;

    private final Visits visits;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Coupons coupons;
    private final Books books;
    private final EndingQueries queries;
    private final EndingLines lines;

    OverviewController(
            Visits visits,
            Accounts accounts,
            Ledger ledger,
            Coupons coupons,
            Books books,
            EndingQueries queries,
            EndingLines lines) {
        this.visits = visits;
        this.accounts = accounts;
        this.ledger = ledger;
        this.coupons = coupons;
        this.books = books;
        this.queries = queries;
        this.lines = lines;
    }

    /**
     * @param coupons how many coupons can pay for something now
     * @param empty whether the account has nothing at all yet
     * @param ending what has ended, or ends soon, soonest first
     * @param more how many more of them there are
     * @param unpaid orders that wait to be paid, the first to lapse first
     */
    public record Page(
            Visit visit,
            Wallet wallet,
            long coupons,
            boolean empty,
            List<EndingLine> ending,
            long more,
            Unpaid unpaid) {}

    public record Unpaid(List<Order> first, int more) {}

    @GetMapping("/")
    String overview(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        if (visit.isOperator()) return "redirect:/admin";
        model.addAttribute(Templates.PAGE, page(visit));
        return "console/overview/overview";
    }

    private Page page(Visit visit) {
        var account = visit.account();
        int bucket = accounts.bucketOf(account.id());
        var until = visit.now().plus(SOON);
        var ids = queries.first(bucket, account.id(), until, ENDING_MAX + 1);
        boolean all = ids.size() <= ENDING_MAX;
        var shown = all ? ids : ids.subList(0, ENDING_MAX);
        return new Page(
                visit,
                ledger.wallets(bucket, List.of(account.id())).get(account.id()),
                usable(bucket, account, visit),
                queries.items(bucket, account.id(), 1) == 0,
                lines.of(account, shown, until, visit.now()),
                all ? 0 : queries.count(bucket, account.id(), until) - ENDING_MAX,
                unpaid(account));
    }

    private long usable(int bucket, Account account, Visit visit) {
        var usable = coupons.usable(bucket, List.of(account.id()), visit.now());
        return usable.getOrDefault(account.id(), List.<Coupon>of()).size();
    }

    private Unpaid unpaid(Account account) {
        var waiting = books.openOrders(account.id()).stream()
                .filter(order -> !order.awaitsProvider())
                .sorted(Comparator.comparing(Order::lapsesAt))
                .toList();
        int shown = Math.min(ORDERS_MAX, waiting.size());
        return new Unpaid(waiting.subList(0, shown), waiting.size() - shown);
    }
}
