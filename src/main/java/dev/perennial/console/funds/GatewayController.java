package dev.perennial.console.funds;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.order.Line;
import dev.perennial.order.Order;
import dev.perennial.order.OrderPayments;
import dev.perennial.order.Orders;
import dev.perennial.payment.Payment;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import dev.perennial.payment.SandboxGateway;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the sandbox's gateway, which looks like nobody else's: here a test payment is made, declined or left. */
@Controller
public class GatewayController {
    private static final int ITEMS_SHOWN = 5;

    private final Visits visits;
    private final Payments payments;
    private final OrderPayments orderPayments;
    private final Orders orders;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;
    private final Clockwork clockwork;

    GatewayController(
            Visits visits,
            Payments payments,
            OrderPayments orderPayments,
            Orders orders,
            Accounts accounts,
            Subscriptions subscriptions,
            Catalogs catalogs,
            Clockwork clockwork) {
        this.visits = visits;
        this.payments = payments;
        this.orderPayments = orderPayments;
        this.orders = orders;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
        this.clockwork = clockwork;
    }

    /**
     * @param merchant who is paid
     * @param items the first items of the order, each in words; none for a top-up
     * @param more how many further items the order has
     */
    public record Page(Visit visit, Payment payment, String merchant, List<String> items, int more) {
        /** Where the visitor goes back to. */
        public String back() {
            return GatewayController.back(payment);
        }
    }

    @GetMapping("/gateway/{id}")
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        visit.mustSpend();
        var payment = payment(id, visit);
        var lines = payment.order().flatMap(orders::find).map(Order::lines).orElse(List.of());
        model.addAttribute(
                Templates.PAGE,
                new Page(
                        visit, payment, merchant(visit), items(lines, visit), Math.max(0, lines.size() - ITEMS_SHOWN)));
        return "console/funds/gateway";
    }

    @PostMapping("/gateway/{id}/pay")
    String pay(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request);
        var asked = payment(id, visit);
        switch (orderPayments.succeed(asked.id(), visit.actor(), visit.now())) {
            case Outcome.Done<Payments.Received>(var received) -> {
                // What the money woke, and an order that waits for its provider, are seen to at once.
                clockwork.workOn(asked.account(), visit.now());
                told(received.payment(), received.woken() > 0).on(next);
            }
            case Outcome.Refused<Payments.Received>(var why, var facts) ->
                Told.care(Said.refusal(why, facts)).on(next);
        }
        return "redirect:" + back(asked);
    }

    @PostMapping("/gateway/{id}/decline")
    String decline(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request);
        var asked = payment(id, visit);
        told(payments.decline(asked.id(), visit.actor(), visit.now()).orThrow(), false)
                .on(next);
        return "redirect:" + back(asked);
    }

    @PostMapping("/gateway/{id}/leave")
    String leave(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request);
        var asked = payment(id, visit);
        told(payments.leave(asked.id(), visit.actor(), visit.now()).orThrow(), false)
                .on(next);
        return "redirect:" + back(asked);
    }

    /** A payment of the visitor's account at this gateway; any other is not there. */
    private Payment payment(String id, Visit visit) {
        return Numbers.read(id)
                .flatMap(known -> payments.find(known, visit.actor()))
                .filter(payment -> payment.gateway().equals(SandboxGateway.CODE))
                .orElseThrow(() -> new RefusedException(PaymentRefusal.PAYMENT_NOT_FOUND, Map.of()));
    }

    /** How a payment ended, whoever asks again. */
    private Told told(Payment payment, boolean woke) {
        var facts = Map.of(
                "amount", payment.amount().decimal(),
                "currency", payment.amount().currency().getCurrencyCode());
        return switch (payment.state()) {
            case OPEN -> throw new IllegalStateException("Indicates a bug: " + payment.id() + " has not ended");
            case DECLINED -> Told.bad(new Said("funds.gateway.declined", facts));
            case LEFT -> Told.care(new Said("funds.gateway.left", facts));
            case SUCCEEDED ->
                payment.keptBecause()
                        .map(code -> Told.care(new Said("funds.kept." + code, facts)))
                        .orElseGet(() -> Told.good(new Said(paid(payment, woke), facts)));
        };
    }

    private String paid(Payment payment, boolean woke) {
        if (payment.order().isEmpty()) return woke ? "funds.gateway.woken" : "funds.gateway.topped_up";
        var order = orders.find(payment.order().get()).orElseThrow();
        return switch (order.state()) {
            case UNPAID -> "funds.gateway.held";
            case PAID -> "funds.gateway.paid";
            case CANCELLED -> "funds.gateway.refused";
        };
    }

    private static String back(Payment payment) {
        return payment.order().map(UUID::toString).map("/orders/"::concat).orElse("/funds");
    }

    private String merchant(Visit visit) {
        return catalogs.current().products().values().stream()
                .map(product -> catalogs.current().seller(product).name().in(visit.language()))
                .findFirst()
                .orElse("Perennial");
    }

    private List<String> items(List<Line> lines, Visit visit) {
        var shown = lines.stream().limit(ITEMS_SHOWN).toList();
        var named = subscriptions.get(
                accounts.bucketOf(visit.account().id()),
                shown.stream().map(line -> line.subscription().value()).toList());
        return shown.stream()
                .map(line -> visit.say(
                        "funds.gateway.item",
                        Map.of(
                                "item",
                                named.get(line.subscription().value()).item().name(),
                                "period",
                                line.length())))
                .toList();
    }
}
