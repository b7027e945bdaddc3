package dev.perennial.console.funds;

import dev.perennial.account.Accounts;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Said;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.Wallet;
import dev.perennial.order.Cashier;
import dev.perennial.order.Movements;
import dev.perennial.order.Payer;
import dev.perennial.order.PaymentDesk;
import dev.perennial.payment.Gateway;
import dev.perennial.payment.Payments;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Adding funds: an amount, and then the gateway; where there is none, how it is done else. */
@Controller
public class TopUpController {
    private static final List<String> OFTEN = List.of("100", "500", "1000", "5000");

    private final Visits visits;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Payments payments;
    private final Cashier cashier;
    private final Movements movements;

    TopUpController(
            Visits visits, Accounts accounts, Ledger ledger, Payments payments, Cashier cashier, Movements movements) {
        this.visits = visits;
        this.accounts = accounts;
        this.ledger = ledger;
        this.payments = payments;
        this.cashier = cashier;
        this.movements = movements;
    }

    /**
     * @param canPay whether customers can add funds by themselves here
     * @param canKeep whether a way to pay can be kept here for automatic top-up
     * @param keep whether that is ticked
     * @param often amounts to choose from
     * @param amount what stands in the field
     * @param wrong what was wrong with that, in words; empty for nothing
     */
    public record Page(
            Visit visit,
            Wallet wallet,
            boolean canPay,
            boolean canKeep,
            boolean keep,
            long waiting,
            List<Money> often,
            String amount,
            String wrong) {}

    @GetMapping("/funds/top-up")
    String show(
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "false") boolean keep,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        visit.mustSpend();
        model.addAttribute(Templates.PAGE, page(visit, amount.strip(), keep, ""));
        return "console/funds/top-up";
    }

    @PostMapping("/funds/top-up")
    String topUp(
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "false") boolean keep,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var visit = visits.of(request, "/funds/top-up");
        visit.mustSpend();
        var typed = amount.strip();
        return switch (cashier.topUp(
                visit.account().id(), typed, keep, new Payer(visit.actor(), visit.language(), visit.now()))) {
            case Outcome.Done<PaymentDesk.Going>(var going) -> "redirect:" + going.address();
            case Outcome.Refused<PaymentDesk.Going>(var why, var facts) -> {
                var wrong = typed.isEmpty() ? visit.say("funds.top_up.missing") : visit.say(Said.refusal(why, facts));
                model.addAttribute(Templates.PAGE, page(visit, typed, keep, wrong));
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield "console/funds/top-up";
            }
        };
    }

    private Page page(Visit visit, String amount, boolean keep, String wrong) {
        var id = visit.account().id();
        int bucket = accounts.bucketOf(id);
        var currency = visit.account().currency();
        return new Page(
                visit,
                ledger.wallets(bucket, List.of(id)).get(id),
                payments.gateway().isPresent(),
                payments.gateway().filter(Gateway::keepsMethods).isPresent(),
                keep,
                movements.waiting(bucket, id),
                OFTEN.stream().map(often -> Money.parse(often, currency)).toList(),
                amount,
                wrong);
    }
}
