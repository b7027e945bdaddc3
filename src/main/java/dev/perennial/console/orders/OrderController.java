package dev.perennial.console.orders;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.catalog.Product;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Said;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.Wallet;
import dev.perennial.order.Line;
import dev.perennial.order.Order;
import dev.perennial.order.OrderFile;
import dev.perennial.order.OrderFiles;
import dev.perennial.order.Orders;
import dev.perennial.order.Refunds;
import dev.perennial.payment.Payment;
import dev.perennial.payment.Payments;
import dev.perennial.subscription.Phase;
import dev.perennial.timeline.PastRule;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One order: what it buys, what it costs, what was done about it, and what can be. */
@Controller
public class OrderController {
    private final Visits visits;
    private final OrderFiles files;
    private final Orders orders;
    private final Refunds refunds;
    private final Payments payments;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Catalogs catalogs;

    OrderController(
            Visits visits,
            OrderFiles files,
            Orders orders,
            Refunds refunds,
            Payments payments,
            Accounts accounts,
            Ledger ledger,
            Catalogs catalogs) {
        this.visits = visits;
        this.files = files;
        this.orders = orders;
        this.refunds = refunds;
        this.payments = payments;
        this.accounts = accounts;
        this.ledger = ledger;
        this.catalogs = catalogs;
    }

    /** One line, with the item it is about. */
    public record Row(Line line, String name, String product, List<OrderCoupon> coupons) {}

    /**
     * @param due what paying it now takes; empty when it cannot be paid
     * @param unpayable why it cannot be paid although it is unpaid
     * @param checked a payment for it that may have been made: its gateway is being asked
     * @param undoable whether it can be undone now
     * @param settled why a paid renewal can be undone no more
     * @param renewable the items that can be renewed again from here
     */
    public record Page(
            Visit visit,
            OrderFile file,
            List<Row> rows,
            String vendor,
            Wallet wallet,
            Optional<Orders.Due> due,
            Optional<Said> unpayable,
            Optional<Payment> checked,
            boolean undoable,
            Optional<Said> settled,
            List<String> renewable) {
        public Order order() {
            return file.order();
        }

        public Standing standing() {
            return Standing.of(order());
        }

        public boolean isRefund() {
            return order().type() == Order.Type.REFUND;
        }

        /** Whether it took money, or holds it. */
        public boolean isFunded() {
            return standing() != Standing.UNPAID && standing() != Standing.CANCELLED;
        }

        public String currency() {
            return order().price().currency().getCurrencyCode();
        }

        public String kind() {
            return isRefund() ? "REFUND" : order().origin().name();
        }

        /** Who did it; the clockwork goes without saying. */
        public String by(Actor actor) {
            return actor.kind() == Actor.Kind.SYSTEM
                    ? ""
                    : visit.say("words.actor." + actor.kind(), "name", actor.name());
        }

        public String tone(JournalEntry step) {
            return PastRule.tone(step.kind()).name().toLowerCase(Locale.ROOT);
        }

        /** What was done, in the words of an order. */
        public Said said(JournalEntry step) {
            var key = "orders.step." + step.kind();
            return switch (step.kind()) {
                case RENEWED -> new Said(key + "." + paying(), step.facts());
                case ORDER_CANCELLED ->
                    new Said("orders.cancelled." + step.facts().get("because"), step.facts());
                default -> new Said(key, step.facts());
            };
        }

        /** Bought at once, or paid after it was placed; by itself, or by somebody. */
        private String paying() {
            boolean atOnce = order().placedAt().equals(order().paidAt());
            return order().origin() == Order.Origin.AUTO ? "AUTO" : atOnce ? "AT_ONCE" : "LATER";
        }

        /** Where all its items can be renewed once more. */
        public String renew() {
            return "/renew?"
                    + renewable.stream().map(id -> "item=" + Visit.query(id)).collect(Collectors.joining("&"));
        }

        /** What the wallet will have left. */
        public Money walletAfter() {
            return wallet.available()
                    .minus(due.map(Orders.Due::fromWallet)
                            .orElse(Money.zero(wallet.available().currency())));
        }
    }

    @GetMapping("/orders/{id}")
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var account = visit.account();
        var file = files.of(OrderNumber.read(id), visit.actor()).orThrow();
        var order = file.order();
        int bucket = accounts.bucketOf(account.id());
        var due = Optional.of(order)
                .filter(open -> open.state() == Order.State.UNPAID)
                .map(open -> orders.mayPay(open.id(), visit.actor(), visit.now()));
        var undo = Optional.of(order)
                .filter(renewal -> Standing.of(renewal) == Standing.PAID)
                .map(renewal -> refunds.mayUndo(renewal.id(), visit.actor(), visit.now()));
        model.addAttribute(
                Templates.PAGE,
                new Page(
                        visit,
                        file,
                        order.lines().stream()
                                .map(line -> row(file, line, visit))
                                .toList(),
                        catalogs.current()
                                .seller(product(file, order.lines().getFirst()))
                                .name()
                                .in(visit.language()),
                        ledger.wallets(bucket, List.of(account.id())).get(account.id()),
                        due.flatMap(Answers::result),
                        due.flatMap(Answers::refusal),
                        payments.openFor(order.id()).filter(payment -> !payment.isPayable()),
                        undo.flatMap(Answers::result).isPresent(),
                        undo.flatMap(Answers::refusal),
                        renewable(file)));
        return "console/orders/order";
    }

    /** Pays from coupons and the wallet; said again, or too late, it says what has become of the order. */
    @PostMapping("/orders/{id}/pay")
    String pay(@PathVariable String id, HttpServletRequest request, RedirectAttributes next) {
        var visit = visits.of(request);
        visit.mustSpend();
        var number = OrderNumber.read(id);
        Answers.paid(orders.pay(number, visit.actor(), visit.now()), files.of(number, visit.actor()))
                .on(next);
        return "redirect:/orders/" + number;
    }

    private Row row(OrderFile file, Line line, Visit visit) {
        var item = file.item(line);
        var product = product(file, line);
        var sold = product.shortName().in(visit.language()) + " "
                + product.edition(item.item().edition()).name().in(visit.language());
        var used = file.coupons(line).stream().map(OrderCoupon::of).toList();
        return new Row(line, item.item().name(), sold, used);
    }

    private Product product(OrderFile file, Line line) {
        return catalogs.current().product(file.item(line).item().product());
    }

    private static List<String> renewable(OrderFile file) {
        if (file.order().state() == Order.State.UNPAID) return List.of();
        return file.order().lines().stream()
                .map(file::item)
                .filter(item -> item.life().phase() != Phase.RELEASED)
                .map(item -> item.id().value())
                .distinct()
                .toList();
    }
}
