package dev.perennial.console.funds;

import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.coupon.Holding;
import dev.perennial.kernel.Money;
import dev.perennial.order.Movements;
import dev.perennial.order.Movements.Bought;
import dev.perennial.web.Templates;
import dev.perennial.web.Visit;
import dev.perennial.web.Visits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coupons: those to be used, used up and expired; what each pays for, in words, and what it paid for so far. */
@Controller
public class CouponsController {
    private static final int COUPONS_A_PAGE = 24;
    private static final int PAGES_MAX = 10_000;

    private final Visits visits;
    private final Accounts accounts;
    private final Coupons coupons;
    private final Catalogs catalogs;
    private final Movements movements;

    CouponsController(Visits visits, Accounts accounts, Coupons coupons, Catalogs catalogs, Movements movements) {
        this.visits = visits;
        this.accounts = accounts;
        this.coupons = coupons;
        this.catalogs = catalogs;
        this.movements = movements;
    }

    /** What a coupon paid for one order, with the name of the order's first item. */
    public record Used(Holding.Spent spent, String item, long items) {}

    /**
     * A coupon to be looked at.
     *
     * @param products the names of the products it may pay for; empty for all
     */
    public record Card(Holding holding, List<String> products, List<Used> used) {
        public Coupon coupon() {
            return holding.coupon();
        }

        public boolean isPercent() {
            return coupon().kind() == Coupon.Kind.PERCENT;
        }

        public Money value() {
            return Money.ofMinor(coupon().value(), coupon().currency());
        }

        public Money remaining() {
            return Money.ofMinor(coupon().remaining(), coupon().currency());
        }

        /** Whether part of its value is gone, and part is left. */
        public boolean isBegun() {
            return coupon().remaining() > 0 && coupon().remaining() < coupon().value();
        }

        /** Which kinds of order it pays for, as a key. */
        public String orders() {
            var types = coupon().orderTypes();
            return types.size() > 1 ? "BOTH" : types.iterator().next().name();
        }

        public long moreOrders() {
            return holding.orders() - used.size();
        }
    }

    public record Page(
            Visit visit,
            Holding.State state,
            Map<Holding.State, Long> counts,
            List<Card> cards,
            int number,
            int pages) {
        public String tab(Holding.State other) {
            return "/coupons?state=" + other.name().toLowerCase(Locale.ROOT);
        }

        public String address(int other) {
            return tab(state) + "&page=" + other;
        }

        /** Whether it begins later than now. */
        public boolean isToCome(Coupon coupon) {
            return visit.now().isBefore(coupon.validFrom());
        }
    }

    @GetMapping("/coupons")
    String show(
            @RequestParam(name = "state", defaultValue = "") String asked,
            @RequestParam(name = "page", defaultValue = "1") int number,
            HttpServletRequest request,
            Model model) {
        var visit = visits.of(request);
        var id = visit.account().id();
        int bucket = accounts.bucketOf(id);
        var state = Stream.of(Holding.State.values())
                .filter(one -> one.name().equalsIgnoreCase(asked))
                .findFirst()
                .orElse(Holding.State.USABLE);
        var counts = coupons.count(bucket, id, visit.now());
        int pages = (int) Math.clamp((counts.get(state) + COUPONS_A_PAGE - 1) / COUPONS_A_PAGE, 1, PAGES_MAX);
        int shown = Math.clamp(number, 1, pages);
        var holdings = coupons.uses(bucket, id, state, visit.now(), COUPONS_A_PAGE, (shown - 1) * COUPONS_A_PAGE);
        var bought = movements.bought(
                bucket,
                holdings.stream()
                        .flatMap(holding -> holding.spent().stream())
                        .map(Holding.Spent::order)
                        .distinct()
                        .toList());
        var cards =
                holdings.stream().map(holding -> card(holding, bought, visit)).toList();
        model.addAttribute(Templates.PAGE, new Page(visit, state, counts, cards, shown, pages));
        return "console/funds/coupons";
    }

    private Card card(Holding holding, Map<UUID, Bought> bought, Visit visit) {
        var products = holding.coupon().products().stream()
                .map(code -> catalogs.current()
                        .find(code)
                        .map(product -> product.name().in(visit.language()))
                        .orElse(code))
                .sorted()
                .toList();
        var used = holding.spent().stream()
                .map(spent -> new Used(
                        spent,
                        bought.get(spent.order()).item(),
                        bought.get(spent.order()).items()))
                .toList();
        return new Card(holding, products, used);
    }
}
