package dev.perennial.admin.money;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.order.Order;
import dev.perennial.order.OrderFilter;
import dev.perennial.order.OrderLists;
import dev.perennial.order.Orders;
import dev.perennial.order.RefundLists;
import dev.perennial.order.RefundLists.Refunded;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.web.Numbers;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Refunds of all accounts, the latest first; and where an order to be refunded is found: by its number, or its account. */
@Controller
public class RefundsController {
    private static final int SHOWN = 50;

    private final Visits visits;
    private final Accounts accounts;
    private final Orders orders;
    private final OrderLists lists;
    private final RefundLists refunds;

    RefundsController(Visits visits, Accounts accounts, Orders orders, OrderLists lists, RefundLists refunds) {
        this.visits = visits;
        this.accounts = accounts;
        this.orders = orders;
        this.lists = lists;
        this.refunds = refunds;
    }

    /**
     * @param account whose paid orders are looked at; null for the refunds of all
     * @param listed its paid orders
     */
    public record Page(Visit visit, @Nullable Account account, OrderLists.Page listed, List<Refunded> refunded) {
        public String item(Order order) {
            var first = order.lines().getFirst().subscription().value();
            return listed.items().get(first).item().name();
        }
    }

    @GetMapping("/admin/money/refunds")
    String show(
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String order,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        if (!order.isBlank()) {
            var found = Numbers.read(order.strip()).flatMap(orders::find);
            if (found.isPresent())
                return "redirect:/admin/money/refunds/" + found.get().id();
            Told.care(Said.of("refunds.order.unknown")).on(next);
            return "redirect:/admin/money/refunds";
        }
        var visit = visits.of(request);
        model.addAttribute(Templates.PAGE, account.isEmpty() ? all(visit) : of(visit, account));
        return "admin/money/refunds";
    }

    private Page all(Visit visit) {
        return new Page(visit, null, new OrderLists.Page(List.of(), Map.of(), null), refunds.page(null, SHOWN));
    }

    private Page of(Visit plain, String id) {
        var account = Optional.of(id)
                .filter(Visit::mayBeId)
                .flatMap(known -> accounts.find(new Account.Id(known)))
                .orElseThrow(() -> new RefusedException(PaymentRefusal.ACCOUNT_UNKNOWN, Map.of()));
        var visit = plain.in(account.zone());
        var paid = new OrderFilter(Order.State.PAID, null, null, null, null, null);
        return new Page(visit, account, lists.page(account.id(), paid, null, SHOWN, visit.actor()), List.of());
    }
}
