package dev.perennial.console.orders;

import dev.perennial.order.Order;
import dev.perennial.order.OrderFilter;
import dev.perennial.order.OrderLists;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Order management: the orders of an account, or those of one product. */
@Controller
public class OrdersController {
    private static final int ORDERS_A_PAGE = 50;

    private final Visits visits;
    private final OrderLists lists;

    OrdersController(Visits visits, OrderLists lists) {
        this.visits = visits;
        this.lists = lists;
    }

    /**
     * An order in the list.
     *
     * @param undoable whether it can be undone now
     * @param renew where its items can be renewed; empty where none can
     */
    public record Row(Order order, String name, String item, int more, boolean undoable, String renew) {
        public Standing standing() {
            return Standing.of(order);
        }

        public OrderFilter.Kind kind() {
            return OrderFilter.Kind.of(order);
        }

        public boolean isPayable() {
            return standing() == Standing.UNPAID;
        }
    }

    public record Page(
            Visit visit,
            OrderSearch search,
            OrderLists.Counts counts,
            List<Row> rows,
            @Nullable UUID next) {
        public String title() {
            var product = visit.product();
            return product == null
                    ? visit.say("web.nav.orders")
                    : visit.say(
                            "web.billing.orders.of",
                            "product",
                            product.shortName().in(visit.language()));
        }

        /** How many there are in this state, or in all: told up to some number. */
        public String count(Order.@Nullable State state) {
            var states = state == null ? List.of(Order.State.values()) : List.of(state);
            boolean more = states.stream().anyMatch(counts::isMoreThan);
            return visit.words().number(states.stream().mapToLong(counts::of).sum()) + (more ? "+" : "");
        }
    }

    @GetMapping("/orders")
    String list(@RequestParam Map<String, String> asked, HttpServletRequest request, Model model) {
        var visit = visits.of(request);
        var account = visit.account();
        var search = OrderSearch.read(asked, visit.products());
        var filter = search.filter(account.zone());
        var page = lists.page(account.id(), filter, search.after(), ORDERS_A_PAGE, visit.actor());
        var rows = page.orders().stream().map(order -> row(order, page, visit)).toList();
        var about = visit.products().stream()
                .filter(product -> product.code().equals(search.product()))
                .findFirst()
                .map(visit::about)
                .orElse(visit);
        model.addAttribute(
                Templates.PAGE,
                new Page(about, search, lists.counts(account.id(), filter, visit.actor()), rows, page.next()));
        return "console/orders/orders";
    }

    private static Row row(Order order, OrderLists.Page page, Visit visit) {
        var items = order.lines().stream()
                .map(line -> page.items().get(line.subscription().value()))
                .distinct()
                .toList();
        var first = items.getFirst();
        return new Row(
                order,
                first.item().name(),
                first.id().value(),
                items.size() - 1,
                page.mayUndo(order, visit.now()),
                order.state() == Order.State.UNPAID ? "" : renew(items));
    }

    private static String renew(List<Subscription> items) {
        var left = items.stream()
                .filter(item -> item.life().phase() != Phase.RELEASED)
                .map(item -> "item=" + Visit.query(item.id().value()))
                .collect(Collectors.joining("&"));
        return left.isEmpty() ? "" : "/renew?" + left;
    }
}
