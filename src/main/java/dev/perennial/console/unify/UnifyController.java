package dev.perennial.console.unify;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Said;
import dev.perennial.order.AlignmentRule;
import dev.perennial.order.Cashier;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Payer;
import dev.perennial.order.PaymentDesk;
import dev.perennial.order.Preview;
import dev.perennial.order.Purchase;
import dev.perennial.payment.Payments;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Unified expiration: choose a day of the month, see what the days until then cost, buy them (rule 17). */
@Controller
public class UnifyController {
    private final Visits visits;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Orders orders;
    private final Cashier cashier;
    private final Payments gateways;

    UnifyController(
            Visits visits,
            Accounts accounts,
            Subscriptions subscriptions,
            Orders orders,
            Cashier cashier,
            Payments gateways) {
        this.visits = visits;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.orders = orders;
        this.cashier = cashier;
        this.gateways = gateways;
    }

    public record NothingPage(Visit visit) {}

    @GetMapping("/renewals/unify")
    String show(HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        visit.mustSpend();
        return page(visit, UnifyForm.of(request.getParameterMap()), null, model);
    }

    /** Buys the days: at once, or by an order to be paid by other means. */
    @PostMapping("/renewals/unify")
    String act(
            @RequestParam(defaultValue = "buy") String act,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes next) {
        var form = UnifyForm.of(request.getParameterMap());
        var visit = visits.of(request, form.address());
        visit.mustSpend();
        if (form.day().isEmpty() || form.ends().isEmpty()) return page(visit, form, null, model);

        var before = orders.sentWith(visit.account().id(), form.key());
        var purchase = form.purchase(form.day().get(), visit.account().currency());
        boolean toPay = act.equals("pay");
        var outcome = toPay
                ? orders.place(purchase, visit.actor(), visit.now())
                : orders.buyNow(purchase, visit.actor(), visit.now());
        return switch (outcome) {
            case Outcome.Done<Order>(var order) -> after(order, toPay, before.isPresent(), visit, next);
            case Refused<Order>(var why, var facts) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield page(visit, form, Told.bad(Said.refusal(why, facts)), model);
            }
        };
    }

    /** To the order it made; where that is to be paid by other means, on to the payment. */
    private String after(Order order, boolean toPay, boolean before, Visit visit, RedirectAttributes next) {
        if (toPay
                && order.state() == Order.State.UNPAID
                && cashier.goToPay(order.id(), new Payer(visit.actor(), visit.language(), visit.now()))
                        instanceof Outcome.Done<PaymentDesk.Going>(var going)) {
            return "redirect:" + going.address();
        }
        told(order, before).on(next);
        return "redirect:/orders/" + order.id();
    }

    private static Told told(Order order, boolean before) {
        if (before) return Told.care(Said.of("unify.done.before"));
        return order.state() == Order.State.PAID
                ? Told.good(new Said(
                        order.lines().size() == 1 ? "unify.done.one" : "unify.done.many",
                        Map.of("count", String.valueOf(order.lines().size()))))
                : Told.care(new Said(
                        "unify.done.placed", Map.of("until", order.lapsesAt().toString())));
    }

    private String page(Visit visit, UnifyForm form, @Nullable Told problem, Model model) {
        if (form.items().isEmpty()) {
            model.addAttribute(Templates.PAGE, new NothingPage(visit));
            return "console/unify/nothing";
        }
        int day = form.day().orElseGet(() -> usual(form, visit.account()));
        var preview = orders.preview(Purchase.of(form.wishes(day)), visit.actor(), visit.now())
                .orThrow();
        model.addAttribute(
                Templates.PAGE, new UnifyPage(visit, preview, day, form.key(), agrees(form, preview), problem));
        return "console/unify/unify";
    }

    /** The day the account wants them to end on; else the one most of them end on already, of equals the earliest. */
    private int usual(UnifyForm form, Account account) {
        var wanted = accounts.unifiedDay(account.id());
        if (wanted.isPresent()) return wanted.get();
        var ids = form.items().stream().map(Subscription.Id::value).toList();
        return subscriptions.get(accounts.bucketOf(account.id()), ids).values().stream()
                .filter(item -> item.life().expiresAt() != null)
                .map(item -> day(item, account))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.<Integer, Long>comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(1);
    }

    private static int day(Subscription item, Account account) {
        int number = item.life().expiresAt().atZone(account.zone()).getDayOfMonth();
        return number > AlignmentRule.NUMBERED_MAX ? AlignmentRule.LAST_DAY : number;
    }

    private static boolean agrees(UnifyForm form, Preview preview) {
        return preview.chosen().stream()
                .map(chosen -> chosen.product())
                .allMatch(product ->
                        product.selling().termsVersion().equals(form.agreed().get(product.code())));
    }
}
