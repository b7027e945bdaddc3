package dev.perennial.console;

import dev.perennial.kernel.Refusal;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Said;
import dev.perennial.order.OrderRefusal;
import dev.perennial.payment.PaymentRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** An expected "no" becomes a page that says it; what does not exist is not found. */
@ControllerAdvice(basePackageClasses = Refusals.class)
class Refusals {
    private static final Set<Refusal> MISSING =
            Set.of(OrderRefusal.SUBSCRIPTION_NOT_FOUND, OrderRefusal.ORDER_NOT_FOUND, PaymentRefusal.ACCOUNT_UNKNOWN);

    private final Visits visits;

    Refusals(Visits visits) {
        this.visits = visits;
    }

    @ExceptionHandler
    ModelAndView refused(RefusedException refused, HttpServletRequest request) {
        var visit = visits.of(request, "/");
        boolean missing = MISSING.contains(refused.why());
        var status = missing ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
        var title = visit.say(missing ? "console.problem.missing" : "console.problem.refused");
        var sentence = visit.say(new Said("refusal." + refused.why().name(), refused.facts()));
        return ErrorPages.view(new ErrorPages.Page(visit, status.value(), title, sentence, null), status);
    }
}
