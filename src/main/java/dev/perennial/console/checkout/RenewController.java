package dev.perennial.console.checkout;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Outcome.Refused;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.order.Cashier;
import dev.perennial.order.Order;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.order.Payer;
import dev.perennial.order.PaymentDesk;
import dev.perennial.order.Preview;
import dev.perennial.order.Purchase;
import dev.perennial.order.Wish;
import dev.perennial.payment.Payments;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Renewing by hand: choose, see what it costs and what pays it, agree, buy (rules 11 to 15, 19, 26). */
@Controller
public class RenewController {
    /** What was agreed to, on its way through a redirect: no address can agree in somebody's stead. */
    private static final String AGREED = "agreed";

    /** Servers refuse addresses that are much longer. */
    private static final int ADDRESS_MAX = 4000;

    private final Visits visits;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Orders orders;
    private final Cashier cashier;
    private final Payments gateways;

    RenewController(
            Visits visits,
            Accounts accounts,
            Subscriptions subscriptions,
            Catalogs catalogs,
            Orders orders,
            Cashier cashier,
            Payments gateways) {
        this.visits = visits;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.orders = orders;
        this.cashier = cashier;
        this.gateways = gateways;
    }

    @GetMapping("/renew")
    String show(@ModelAttribute(AGREED) HashMap<String, String> agreed, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        visit.mustSpend();
        return page(visit, RenewForm.of(request.getParameterMap()).agreeing(agreed), null, model);
    }

    /** Reckons anew, or buys: at once, or by an order to be paid by other means. */
    @PostMapping("/renew")
    String act(
            @RequestParam(defaultValue = "update") String act,
            HttpServletRequest request,
            Model model,
            RedirectAttributes next) {
        var form = RenewForm.of(request.getParameterMap());
        var visit = visits.of(request, form.address());
        visit.mustSpend();
        if (request.getHeader("HX-Request") != null) return page(visit, form, null, model);
        if (act.equals("update")) return again(visit, form, null, model, next);

        var before = orders.sentWith(visit.account().id(), form.key());
        if (before.isEmpty() && (form.isChanged() || form.ends().isEmpty())) {
            return again(visit, form, Told.care(Said.of("checkout.changed")), model, next);
        }
        var purchase = form.purchase(visit.account().currency());
        var outcome = act.equals("pay")
                ? orders.place(purchase, visit.actor(), visit.now())
                : orders.buyNow(purchase, visit.actor(), visit.now());
        return switch (outcome) {
            case Outcome.Done<Order>(var order) ->
                after(order, form, act.equals("pay"), before.isPresent(), visit, next);
            case Refused<Order>(var why, var facts) -> {
                if (why == OrderRefusal.KEY_REUSED && before.isPresent()) {
                    Told.care(Said.of("checkout.done.other")).on(next);
                    yield "redirect:/orders/" + before.get().id();
                }
                var kept = why == OrderRefusal.COUPON_NOT_USABLE ? form.withUsualCoupons() : form;
                yield again(visit, kept, Told.bad(Said.refusal(why, facts)), model, next);
            }
        };
    }

    /** The page again, with nothing lost of what was chosen; so that going back later does not send the form again. */
    private String again(Visit visit, RenewForm form, @Nullable Told problem, Model model, RedirectAttributes next) {
        if (form.address().length() > ADDRESS_MAX) return page(visit, form, problem, model);
        if (problem != null) problem.on(next);
        next.addFlashAttribute(AGREED, new HashMap<>(form.agreed()));
        return "redirect:" + form.address();
    }

    /** To the order it made; where that is to be paid by other means, on to the payment. */
    private String after(
            Order order, RenewForm form, boolean toPay, boolean before, Visit visit, RedirectAttributes next) {
        boolean unpaid = order.state() == Order.State.UNPAID && !order.awaitsProvider();
        if (toPay
                && unpaid
                && cashier.goToPay(order.id(), new Payer(visit.actor(), visit.language(), visit.now()))
                        instanceof Outcome.Done<PaymentDesk.Going>(var going)) {
            return "redirect:" + going.address();
        }
        if (!before && !unpaid && !form.next().isEmpty()) {
            Told.good(new Said("checkout.done.next" + many(order), facts(order)))
                    .on(next);
            return "redirect:"
                    + form.next().stream()
                            .map(item -> "item=" + Visit.query(item.value()))
                            .collect(Collectors.joining("&", "/renew?", ""));
        }
        told(order, before).on(next);
        return "redirect:/orders/" + order.id();
    }

    private Told told(Order order, boolean before) {
        if (before) return Told.care(Said.of("checkout.done.before"));
        if (order.awaitsProvider()) return Told.care(new Said("checkout.done.awaits", facts(order)));
        if (order.state() == Order.State.PAID) {
            return Told.good(new Said("checkout.done.paid" + many(order), facts(order)));
        }
        var until = order.lapsesAt() == null ? "" : order.lapsesAt().toString();
        return Told.care(new Said("checkout.done.placed", Map.of("until", until)));
    }

    private static String many(Order order) {
        return order.lines().size() > 1 ? ".many" : ".one";
    }

    private Map<String, String> facts(Order order) {
        var line = order.lines().getFirst();
        var name = subscriptions
                .find(line.subscription())
                .map(item -> item.item().name())
                .orElse("");
        return Map.of(
                "item", name,
                "count", String.valueOf(order.lines().size()),
                "until", line.term().end().toString());
    }

    private String page(Visit visit, RenewForm form, @Nullable Told problem, Model model) {
        if (form.items().isEmpty()) {
            model.addAttribute(Templates.PAGE, new NothingPage(visit));
            return "console/checkout/nothing";
        }
        var preview = orders.preview(
                        new Purchase(wishes(visit, form), form.coupons(), null, null, null), visit.actor(), visit.now())
                .orThrow();
        model.addAttribute(
                Templates.PAGE,
                new RenewPage(visit, preview, form.key(), agrees(form, preview), problem, open(preview)));
        return "console/checkout/renew";
    }

    public record NothingPage(Visit visit) {}

    private List<Wish> wishes(Visit visit, RenewForm form) {
        if (form.items().size() > Purchase.ITEMS_MAX) {
            throw new RefusedException(OrderRefusal.TOO_MANY_ITEMS, Map.of("max", String.valueOf(Purchase.ITEMS_MAX)));
        }
        var ids = form.items().keySet().stream().map(Subscription.Id::value).toList();
        var items = subscriptions.get(accounts.bucketOf(visit.account().id()), ids);
        return form.items().entrySet().stream()
                .map(chosen -> wish(items.get(chosen.getKey().value()), chosen.getKey(), chosen.getValue()))
                .toList();
    }

    private Wish wish(@Nullable Subscription item, Subscription.Id id, Optional<Period> chosen) {
        if (item == null) throw new RefusedException(OrderRefusal.SUBSCRIPTION_NOT_FOUND, Map.of());
        var product = catalogs.current().product(item.item().product());
        return chosen.map(period -> new Wish(id, period)).orElseGet(() -> Wish.usual(item, product));
    }

    private static boolean agrees(RenewForm form, Preview preview) {
        return preview.items().stream()
                .filter(item -> item.chosen().isPresent())
                .map(Preview.Item::product)
                .allMatch(product ->
                        product.selling().termsVersion().equals(form.agreed().get(product.code())));
    }

    private Map<String, UUID> open(Preview preview) {
        var inOrder = preview.items().stream()
                .filter(item -> item.answer() instanceof Refused<?>(var why, var facts)
                        && why == OrderRefusal.ORDER_IN_PROGRESS)
                .map(item -> item.subscription().id())
                .toList();
        return inOrder.isEmpty()
                ? Map.of()
                : RenewPage.byItem(orders.openFor(preview.account().id(), inOrder));
    }
}
