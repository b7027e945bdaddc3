package dev.perennial.console.orders;

import dev.perennial.order.OrderFile;
import dev.perennial.order.OrderFiles;
import dev.perennial.order.Orders;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The question before an unpaid order is cancelled, and its answer. */
@Controller
public class CancelController {
    private final Visits visits;
    private final OrderFiles files;
    private final Orders orders;

    CancelController(Visits visits, OrderFiles files, Orders orders) {
        this.visits = visits;
        this.files = files;
        this.orders = orders;
    }

    /** @param dialog whether it is shown over another page */
    public record Page(Visit visit, OrderFile file, boolean dialog) {
        public boolean isOpen() {
            var standing = Standing.of(file.order());
            return standing == Standing.UNPAID || standing == Standing.HELD;
        }
    }

    @GetMapping("/orders/{id}/cancel")
    String ask(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        visit.mustSpend();
        var file = files.of(OrderNumber.read(id), visit.actor()).orThrow();
        model.addAttribute(Templates.PAGE, new Page(visit, file, dialog));
        return dialog ? "console/orders/cancel-dialog" : "console/orders/cancel";
    }

    @PostMapping("/orders/{id}/cancel")
    String cancel(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request);
        visit.mustSpend();
        var number = OrderNumber.read(id);
        Answers.cancelled(orders.cancel(number, visit.actor(), visit.now()), files.of(number, visit.actor()))
                .on(next);
        return "redirect:/orders/" + number;
    }
}
