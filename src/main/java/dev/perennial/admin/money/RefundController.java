package dev.perennial.admin.money;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.Wallet;
import dev.perennial.order.Order;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.order.Refunds;
import dev.perennial.order.Repayment;
import dev.perennial.order.Repayments;
import dev.perennial.payout.OriginalRefunds;
import dev.perennial.payout.Payout;
import dev.perennial.payout.Payouts;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.web.Numbers;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One order's refund: what was paid, what came back, what can still come back, and giving it. */
@Controller
public class RefundController {
    private static final String VIEW = "admin/money/refund";

    private final Visits visits;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Orders orders;
    private final Subscriptions subscriptions;
    private final Refunds refunds;
    private final Repayments repayments;
    private final OriginalRefunds originals;
    private final Payouts payouts;

    RefundController(
            Visits visits,
            Accounts accounts,
            Ledger ledger,
            Orders orders,
            Subscriptions subscriptions,
            Refunds refunds,
            Repayments repayments,
            OriginalRefunds originals,
            Payouts payouts) {
        this.visits = visits;
        this.accounts = accounts;
        this.ledger = ledger;
        this.orders = orders;
        this.subscriptions = subscriptions;
        this.refunds = refunds;
        this.repayments = repayments;
        this.originals = originals;
        this.payouts = payouts;
    }

    /**
     * One line of the order.
     *
     * @param typed what stands in its field
     * @param ends whether its term is to end
     */
    public record Row(Repayment.Refundable line, String name, String typed, boolean ends) {}

    /**
     * @param open what can be given back; empty where nothing can, and {@code closed} says why
     * @param undoable whether it can be undone whole, since no term of it has begun
     * @param given what came back so far
     * @param toPayment what the payments of this order can take back
     * @param payouts by which refunds went on to payments
     * @param asPayment whether that is what was asked for
     * @param wrong why what was sent was not done; null for nothing
     */
    public record Page(
            Visit visit,
            Account account,
            Wallet wallet,
            Order order,
            Optional<Repayment.Open> open,
            Optional<Said> closed,
            boolean undoable,
            List<Row> rows,
            List<Repayment.Given> given,
            Money toPayment,
            List<Payout> payouts,
            boolean asPayment,
            String reason,
            Optional<Said> wrong) {
        public String address() {
            return "/admin/money/refunds/" + order.id();
        }

        public String currency() {
            return account.currency().getCurrencyCode();
        }
    }

    @GetMapping("/admin/money/refunds/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "unused") String fill,
            HttpServletRequest request,
            Model model) {
        var order = order(id);
        model.addAttribute(
                Templates.PAGE, page(visits.of(request), order, Typed.filled(fill.equals("all")), Optional.empty()));
        return VIEW;
    }

    @PostMapping("/admin/money/refunds/{id}")
    String give(
            @PathVariable String id,
            @RequestParam Map<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var order = order(id);
        var visit = visits.of(request, "/admin/money/refunds/" + order.id());
        var typed = Typed.of(form);
        var given = Reason.read(typed.reason()).then(reason -> repay(order, typed, reason, visit));
        if (given instanceof Outcome.Refused<Order>(var why, var facts)) {
            if (why.isNotFound()) throw new RefusedException(why, facts);
            model.addAttribute(Templates.PAGE, page(visit, order, typed, Optional.of(Said.refusal(why, facts))));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return VIEW;
        }
        Told.good(new Said(
                        "refunds.given",
                        Map.of("amount", visit.money(given.orThrow().paidFromWallet()))))
                .on(next);
        return "redirect:/admin/money/refunds/" + order.id();
    }

    @PostMapping("/admin/money/refunds/{id}/undo")
    String undo(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            RedirectAttributes next) {
        var order = order(id);
        var visit = visits.of(request);
        var undone = Reason.read(reason).then(because -> refunds.undo(order.id(), because, visit.actor(), visit.now()));
        if (undone instanceof Outcome.Refused<Order>(var why, var facts)) {
            Told.care(Said.refusal(why, facts)).on(next);
        } else {
            Told.good(Said.of("refunds.undone")).on(next);
        }
        return "redirect:/admin/money/refunds/" + order.id();
    }

    private Outcome<Order> repay(Order order, Typed typed, Reason reason, Visit visit) {
        var currency = order.price().currency();
        var parts = new ArrayList<Repayment.Part>();
        for (var amount : typed.amounts().entrySet()) {
            if (amount.getValue().isEmpty()) continue;
            var read = Money.read(amount.getValue(), currency).filter(money -> !money.isNegative());
            if (read.isEmpty()) {
                return Outcome.refused(OrderRefusal.INVALID_AMOUNT, Map.of("amount", amount.getValue()));
            }
            if (read.get().isPositive()) parts.add(new Repayment.Part(amount.getKey(), read.get()));
        }
        var asked = new Repayment.Asked(parts, typed.ends());
        return typed.toPayment()
                ? originals.repay(order.id(), asked, reason, visit.actor(), visit.now())
                : repayments.repay(order.id(), asked, reason, visit.actor(), visit.now());
    }

    private Order order(String id) {
        return Numbers.read(id.strip())
                .flatMap(orders::find)
                .orElseThrow(() -> new RefusedException(OrderRefusal.ORDER_NOT_FOUND, Map.of()));
    }

    private Page page(Visit plain, Order order, Typed typed, Optional<Said> wrong) {
        var account = accounts.find(order.account()).orElseThrow();
        var visit = plain.in(account.zone());
        int bucket = accounts.bucketOf(account.id());
        var given = repayments.of(order);
        var may = repayments.mayRepay(order.id(), visit.actor(), visit.now());
        var open = may instanceof Outcome.Done<Repayment.Open>(var found)
                ? Optional.of(found)
                : Optional.<Repayment.Open>empty();
        var closed = may instanceof Outcome.Refused<Repayment.Open>(var why, var facts)
                ? Optional.of(Said.refusal(why, facts))
                : Optional.<Said>empty();
        return new Page(
                visit,
                account,
                ledger.wallets(bucket, List.of(account.id())).get(account.id()),
                order,
                open,
                closed,
                refunds.mayUndo(order.id(), visit.actor(), visit.now()) instanceof Outcome.Done<Refunds.Undoing>,
                open.map(one -> rows(bucket, one, typed)).orElse(List.of()),
                given,
                open.isEmpty() ? Money.zero(account.currency()) : originals.most(account, order.id(), visit.now()),
                given.stream()
                        .map(Repayment.Given::refund)
                        .distinct()
                        .flatMap(refund -> payouts.ofRefund(refund).stream())
                        .toList(),
                typed.toPayment(),
                typed.reason(),
                wrong);
    }

    private List<Row> rows(int bucket, Repayment.Open open, Typed typed) {
        var items = subscriptions.get(
                bucket,
                open.lines().stream()
                        .map(line -> line.line().subscription().value())
                        .toList());
        return open.lines().stream()
                .map(line -> new Row(
                        line,
                        items.get(line.line().subscription().value()).item().name(),
                        typed.of(line),
                        typed.ends().contains(line.line().number())))
                .toList();
    }
}
