package dev.perennial.console.funds;

import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.order.Cashier;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Payer;
import dev.perennial.order.PaymentDesk;
import dev.perennial.web.Numbers;
import dev.perennial.web.Told;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Go to Pay: from an unpaid order to the gateway's page. */
@Controller
public class GoToPayController {
    private final Visits visits;
    private final Cashier cashier;

    GoToPayController(Visits visits, Cashier cashier) {
        this.visits = visits;
        this.cashier = cashier;
    }

    @PostMapping("/orders/{id}/go-to-pay")
    String goToPay(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request);
        visit.mustSpend();
        var order = Numbers.read(id).orElseThrow(() -> new RefusedException(OrderRefusal.ORDER_NOT_FOUND, Map.of()));
        return switch (cashier.goToPay(order, new Payer(visit.actor(), visit.language(), visit.now()))) {
            case Outcome.Done<PaymentDesk.Going>(var going) -> "redirect:" + going.address();
            case Outcome.Refused<PaymentDesk.Going>(var why, var facts) -> {
                if (why.isNotFound()) throw new RefusedException(why, facts);
                Told.care(Said.refusal(why, facts)).on(next);
                yield "redirect:/orders/" + order;
            }
        };
    }
}
