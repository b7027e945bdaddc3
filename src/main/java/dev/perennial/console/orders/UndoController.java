package dev.perennial.console.orders;

import dev.perennial.kernel.Said;
import dev.perennial.order.OrderFile;
import dev.perennial.order.OrderFiles;
import dev.perennial.order.Refunds;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What undoing a renewal would give back, and doing it (rule 18). */
@Controller
public class UndoController {
    private final Visits visits;
    private final OrderFiles files;
    private final Refunds refunds;

    UndoController(Visits visits, OrderFiles files, Refunds refunds) {
        this.visits = visits;
        this.files = files;
        this.refunds = refunds;
    }

    /**
     * @param undoing what comes back; empty when it cannot be undone
     * @param why it cannot
     * @param dialog whether it is shown over another page
     */
    public record Page(
            Visit visit, OrderFile file, Optional<Refunds.Undoing> undoing, Optional<Said> why, boolean dialog) {
        public List<OrderCoupon> coming() {
            return undoing.map(undo -> OrderCoupon.sums(undo.coupons())).orElse(List.of());
        }

        public List<OrderCoupon> lost() {
            return undoing.map(undo -> OrderCoupon.sums(undo.lost())).orElse(List.of());
        }
    }

    @GetMapping("/orders/{id}/undo")
    String ask(
            @PathVariable String id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean dialog,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        visit.mustSpend();
        var file = files.of(OrderNumber.read(id), visit.actor()).orThrow();
        var may = refunds.mayUndo(file.order().id(), visit.actor(), visit.now());
        model.addAttribute(Templates.PAGE, new Page(visit, file, Answers.result(may), Answers.refusal(may), dialog));
        return dialog ? "console/orders/undo-dialog" : "console/orders/undo";
    }

    @PostMapping("/orders/{id}/undo")
    String undo(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request);
        visit.mustSpend();
        var number = OrderNumber.read(id);
        Answers.undone(refunds.undo(number, visit.actor(), visit.now()), files.of(number, visit.actor()))
                .on(next);
        return "redirect:/orders/" + number;
    }
}
