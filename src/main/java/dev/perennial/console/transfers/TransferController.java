package dev.perennial.console.transfers;

import dev.perennial.account.Account;
import dev.perennial.bank.CreditorReference;
import dev.perennial.bank.Payee;
import dev.perennial.bank.Payees;
import dev.perennial.bank.Remittances;
import dev.perennial.forecast.Forecasts;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.RefusedException;
import dev.perennial.order.Order;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Instructions for a transfer from the customer's bank, to be printed and handed to those who make it. */
@Controller
public class TransferController {
    private static final Duration AHEAD = Duration.ofDays(30);

    private final Visits visits;
    private final Remittances remittances;
    private final Payees payees;
    private final Orders orders;
    private final Forecasts forecasts;

    TransferController(Visits visits, Remittances remittances, Payees payees, Orders orders, Forecasts forecasts) {
        this.visits = visits;
        this.remittances = remittances;
        this.payees = payees;
        this.orders = orders;
        this.forecasts = forecasts;
    }

    /**
     * @param order the order this is to pay; null for the balance
     * @param amount what is to be transferred: what the order lacks, or what the next 30 days do; null for as much as
     *     the customer likes
     */
    public record Page(
            Visit visit,
            CreditorReference reference,
            List<Payee> payees,
            @Nullable Order order,
            @Nullable Money amount) {}

    @GetMapping("/funds/transfer")
    String show(@RequestParam(defaultValue = "") String order, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var account = visit.account().id();
        var page = order.isEmpty() ? ofBalance(visit, account) : ofOrder(visit, order);
        model.addAttribute(Templates.PAGE, page);
        return "console/transfers/transfer";
    }

    private Page ofBalance(Visit visit, Account.Id id) {
        var reference = remittances.of(id, visit.actor(), visit.now()).orThrow();
        var missing = forecasts
                .of(id, List.of(), visit.now().plus(AHEAD), visit.now())
                .funding()
                .today();
        return new Page(
                visit,
                reference,
                payees.of(visit.account().currency(), visit.language()),
                null,
                missing.isPositive() ? missing : null);
    }

    private Page ofOrder(Visit visit, String number) {
        var id = read(number);
        var reference = remittances.ofOrder(id, visit.actor(), visit.now()).orThrow();
        var due = orders.mayPay(id, visit.actor(), visit.now());
        var amount = due instanceof Outcome.Done<Orders.Due>(var payable)
                ? Optional.of(payable.shortfall()).filter(Money::isPositive)
                : Optional.<Money>empty();
        return new Page(
                visit,
                reference,
                payees.of(visit.account().currency(), visit.language()),
                orders.find(id).orElseThrow(),
                amount.orElse(null));
    }

    private static UUID read(String number) {
        try {
            return UUID.fromString(number);
        } catch (IllegalArgumentException noNumber) {
            throw new RefusedException(OrderRefusal.ORDER_NOT_FOUND, Map.of());
        }
    }
}
