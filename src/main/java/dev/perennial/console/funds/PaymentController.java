package dev.perennial.console.funds;

import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.order.Cashier;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.Payer;
import dev.perennial.order.PaymentDesk;
import dev.perennial.payment.Payment;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import dev.perennial.web.Numbers;
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

    /** And at first with short pauses. */
    private static final int OFTEN = 10;

    private final Visits visits;
    private final Payments payments;
    private final PaymentDesk desk;
    private final Cashier cashier;
    private final Orders orders;
    private final Clockwork clockwork;

    PaymentController(
            Visits visits, Payments payments, PaymentDesk desk, Cashier cashier, Orders orders, Clockwork clockwork) {
        this.visits = visits;
        this.payments = payments;
        this.desk = desk;
        this.cashier = cashier;
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

    /** The gateway sends the customer back here: it is asked, and the customer led to where the answer matters. */
    @GetMapping("/payments/{id}/back")
    String back(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int look,
            HttpServletRequest request,
            RedirectAttributes next) {
        var visit = visits.of(request);
        visit.mustSpend();
        var before = payment(id, visit);
        var payment = desk.ask(before, visit.now());
        if (payment.state() != Payment.State.SUCCEEDED) {
            return "redirect:/payments/" + payment.id() + (look > 0 ? "?look=" + look : "");
        }
        // What the money woke, and an order that waits for its provider, are seen to at once.
        boolean woke =
                clockwork.workOn(payment.account(), visit.now()).renewals().due() > 0;
        var order = payment.order().flatMap(orders::find);
        var said = said(payment, order, false);
        if (woke && payment.order().isEmpty()) said = new Said("funds.gateway.woken", said.facts());
        (said.key().startsWith("funds.kept.") ? Told.care(said) : Told.good(said)).on(next);
        return "redirect:" + back(payment);
    }

    /** How the payment stands, as far as is known here. */
    @GetMapping("/payments/{id}")
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int look,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var visit = visits.of(request);
        visit.mustSpend();
        var payment = payment(id, visit);
        var order = payment.order().flatMap(orders::find);
        boolean looks = payment.isOpen() && payment.there().unsure() && look < LOOKS_MAX;
        if (looks) {
            int pause = look < OFTEN ? 3 : 10;
            response.setHeader("Refresh", pause + ";url=/payments/" + payment.id() + "/back?look=" + (look + 1));
        }
        var said = visit.say(said(payment, order, looks));
        model.addAttribute(Templates.PAGE, new Page(visit, payment, standing(payment), said, order, looks));
        return "console/funds/payment";
    }

    /** The customer had turned back, and goes on to pay. */
    @PostMapping("/payments/{id}/go-on")
    String goOn(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request);
        visit.mustSpend();
        var payment = payment(id, visit);
        if (!payment.isPayable()) return "redirect:/payments/" + payment.id() + "/back";
        return switch (cashier.goOn(payment, new Payer(visit.actor(), visit.language(), visit.now()))) {
            case Outcome.Done<PaymentDesk.Going>(var going) -> "redirect:" + going.address();
            case Outcome.Refused<PaymentDesk.Going>(var why, var facts) -> {
                Told.care(Said.refusal(why, facts)).on(next);
                yield "redirect:/payments/" + payment.id();
            }
        };
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

    private static Said said(Payment payment, Optional<Order> order, boolean looks) {
        var facts = Map.of(
                "amount", payment.amount().decimal(),
                "currency", payment.amount().currency().getCurrencyCode());
        return switch (payment.state()) {
            case OPEN ->
                new Said("funds.payment." + standing(payment) + (payment.isPayable() || looks ? "" : ".long"), facts);
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
