package dev.perennial.console.funds;

import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.PaymentDesk;
import dev.perennial.payment.Payment;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import dev.perennial.web.Templates;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where customers come back to from a gateway: what became of the payment, as the gateway says when it is asked now. */
@Controller
public class PaymentController {
    /** The page looks again by itself so often; then it says that the customer will be told. */
    private static final int LOOKS_MAX = 40;

    private final Visits visits;
    private final Payments payments;
    private final PaymentDesk desk;
    private final Orders orders;
    private final Clockwork clockwork;

    PaymentController(Visits visits, Payments payments, PaymentDesk desk, Orders orders, Clockwork clockwork) {
        this.visits = visits;
        this.payments = payments;
        this.desk = desk;
        this.orders = orders;
        this.clockwork = clockwork;
    }

    /**
     * @param standing how it stands, as a word of the page's
     * @param said what that means, in a sentence
     * @param order what it was for; empty for a top-up
     * @param looks whether the page looks again by itself
     */
    public record Page(
            Visit visit, Payment payment, String standing, String said, Optional<Order> order, boolean looks) {
        public String back() {
            return PaymentController.back(payment);
        }

        /** Whether the customer can go on to pay, or begin anew. */
        public boolean mayPay() {
            return order.filter(it -> it.state() == Order.State.UNPAID && !it.awaitsProvider())
                    .isPresent();
        }
    }

    @GetMapping("/payments/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int look,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var visit = visits.of(request);
        visit.mustSpend();
        var before = payment(id, visit);
        var payment = desk.ask(before, visit.now());
        if (before.isOpen() && payment.state() == Payment.State.SUCCEEDED) {
            // What the money woke, and an order that waits for its provider, are seen to at once.
            clockwork.workOn(payment.account(), visit.now());
        }
        var order = payment.order().flatMap(orders::find);
        boolean looks = payment.isOpen() && payment.there().unsure() && look < LOOKS_MAX;
        if (looks) {
            int pause = look < 10 ? 3 : 10;
            response.setHeader("Refresh", pause + ";url=/payments/" + payment.id() + "?look=" + (look + 1));
        }
        var standing = standing(payment);
        model.addAttribute(
                Templates.PAGE,
                new Page(visit, payment, standing, visit.say(said(payment, standing, order, looks)), order, looks));
        return "console/funds/payment";
    }

    /** The customer wants no more to pay it: it ends, unless it was paid. */
    @PostMapping("/payments/{id}/give-up")
    String giveUp(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request);
        visit.mustSpend();
        var payment = desk.giveUp(payment(id, visit), visit.now());
        if (payment.state() != Payment.State.LEFT) return "redirect:/payments/" + payment.id();
        Told.care(Said.of("funds.gateway.left")).on(next);
        return "redirect:" + back(payment);
    }

    private Payment payment(String id, Visit visit) {
        return Numbers.read(id)
                .flatMap(known -> payments.find(known, visit.actor()))
                .orElseThrow(() -> new RefusedException(PaymentRefusal.PAYMENT_NOT_FOUND, Map.of()));
    }

    private static String standing(Payment payment) {
        if (payment.isPayable()) return "WAITING";
        return payment.isOpen() ? "CHECKING" : payment.state().name();
    }

    private static Said said(Payment payment, String standing, Optional<Order> order, boolean looks) {
        var facts = Map.of(
                "amount", payment.amount().decimal(),
                "currency", payment.amount().currency().getCurrencyCode());
        return switch (payment.state()) {
            case OPEN ->
                new Said("funds.payment." + standing + (standing.equals("CHECKING") && !looks ? ".long" : ""), facts);
            case DECLINED -> new Said("funds.gateway.declined", facts);
            case LEFT -> new Said("funds.gateway.left", facts);
            case RETURNED -> new Said("funds.gateway.returned", facts);
            case SUCCEEDED ->
                payment.keptBecause()
                        .filter(code -> order.filter(it -> it.state() == Order.State.PAID)
                                        .isEmpty()
                                || !code.equals("INSUFFICIENT_BALANCE"))
                        .map(code -> new Said("funds.kept." + code, facts))
                        .orElseGet(() -> new Said(paid(order), facts));
        };
    }

    private static String paid(Optional<Order> order) {
        if (order.isEmpty()) return "funds.gateway.topped_up";
        return switch (order.get().state()) {
            case UNPAID -> "funds.gateway.held";
            case PAID -> "funds.gateway.paid";
            case CANCELLED -> "funds.gateway.refused";
        };
    }

    static String back(Payment payment) {
        return payment.order().map(order -> "/orders/" + order).orElse("/funds");
    }
}
