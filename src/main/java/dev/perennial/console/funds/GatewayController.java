package dev.perennial.console.funds;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.RefusedException;
import dev.perennial.order.Line;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.order.PaymentDesk;
import dev.perennial.payment.Payment;
import dev.perennial.payment.PaymentRefusal;
import dev.perennial.payment.Payments;
import dev.perennial.payment.SandboxGateway;
import dev.perennial.payment.SandboxPage;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.web.Numbers;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page of the sandbox's gateway, which looks like nobody else's: here a test payment is made, declined or left. */
@Controller
public class GatewayController {
    private static final int ITEMS_SHOWN = 5;

    private final Visits visits;
    private final Payments payments;
    private final PaymentDesk desk;
    private final SandboxGateway gateway;
    private final Orders orders;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Catalogs catalogs;

    GatewayController(
            Visits visits,
            Payments payments,
            PaymentDesk desk,
            SandboxGateway gateway,
            Orders orders,
            Accounts accounts,
            Subscriptions subscriptions,
            Catalogs catalogs) {
        this.visits = visits;
        this.payments = payments;
        this.desk = desk;
        this.gateway = gateway;
        this.orders = orders;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.catalogs = catalogs;
    }

    /**
     * @param there the payment in the gateway's own books
     * @param merchant who is paid
     * @param items the first items of the order, each in words; none for a top-up
     * @param more how many further items the order has
     */
    public record Page(Visit visit, Payment payment, SandboxPage there, String merchant, List<String> items, int more) {
        /** Where the visitor goes back to. */
        public String back() {
            return "/payments/" + payment.id() + "/back";
        }

        public boolean isOpen() {
            return there.isOpen(visit.now());
        }

        /** How it ended in the gateway's own books: a page whose time is over is closed. */
        public SandboxPage.State ended() {
            return there.state() == SandboxPage.State.OPEN ? SandboxPage.State.CLOSED : there.state();
        }

        /** What a test payment can be asked to do, each beginning with the usual. */
        public List<Choice> choices() {
            return List.of(
                    Choice.of("how", PlayForm.How.values()),
                    Choice.of("tell", PlayForm.Word.values()),
                    Choice.of("keep", kept()));
        }

        private SandboxPage.Keep[] kept() {
            return there.keep()
                    ? new SandboxPage.Keep[] {
                        SandboxPage.Keep.GOOD, SandboxPage.Keep.DECLINING, SandboxPage.Keep.NOTHING
                    }
                    : SandboxPage.Keep.values();
        }
    }

    /** One of several ways, each by its word. */
    public record Choice(String name, List<String> values) {
        static Choice of(String name, Enum<?>[] values) {
            return new Choice(name, Stream.of(values).map(Enum::name).toList());
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
                        visit,
                        payment,
                        gateway.page(payment.id()).orElseThrow(),
                        merchant(visit),
                        items(lines, visit),
                        Math.max(0, lines.size() - ITEMS_SHOWN)));
        return "console/funds/gateway";
    }

    @PostMapping("/gateway/{id}/pay")
    String pay(@PathVariable String id, PlayForm form, HttpServletRequest request) {
        var visit = visits.of(request);
        var payment = payment(id, visit);
        gateway.play(payment.id(), form.play(payment.amount()), visit.now());
        return back(payment, form.word(), visit);
    }

    @PostMapping("/gateway/{id}/decline")
    String decline(@PathVariable String id, PlayForm form, HttpServletRequest request) {
        var visit = visits.of(request);
        var payment = payment(id, visit);
        gateway.decline(payment.id());
        return back(payment, form.word(), visit);
    }

    @PostMapping("/gateway/{id}/leave")
    String leave(@PathVariable String id, PlayForm form, HttpServletRequest request) {
        var visit = visits.of(request);
        var payment = payment(id, visit);
        gateway.leave(payment.id());
        return back(payment, form.word(), visit);
    }

    /** As gateways do: it tells the merchant what happened, once, twice or not at all, and sends the customer back. */
    private String back(Payment payment, PlayForm.Word word, Visit visit) {
        for (int told = 0; told < word.times(); told++) {
            desk.ask(payments.find(payment.id(), visit.actor()).orElseThrow(), visit.now());
        }
        return word == PlayForm.Word.NEVER
                ? "redirect:/gateway/" + payment.id()
                : "redirect:/payments/" + payment.id() + "/back";
    }

    /** A payment of the visitor's account at this gateway; any other is not there. */
    private Payment payment(String id, Visit visit) {
        return Numbers.read(id)
                .flatMap(known -> payments.find(known, visit.actor()))
                .filter(payment -> payment.gateway().equals(SandboxGateway.CODE))
                .filter(payment -> gateway.page(payment.id()).isPresent())
                .orElseThrow(() -> new RefusedException(PaymentRefusal.PAYMENT_NOT_FOUND, Map.of()));
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
