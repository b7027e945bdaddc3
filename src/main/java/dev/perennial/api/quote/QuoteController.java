package dev.perennial.api.quote;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.api.Caller;
import dev.perennial.api.FieldErrors;
import dev.perennial.api.Needs;
import dev.perennial.api.Refuses;
import dev.perennial.api.Wording;
import dev.perennial.catalog.Catalogs;
import dev.perennial.clock.PlatformClock;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.RefusedException;
import dev.perennial.kernel.Words;
import dev.perennial.key.Scope;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.order.Purchase;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.web.Visit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What renewing would come to now: what the Renew and the Unify pages show before anything is bought. */
@RestController
@Tag(name = "Quotes")
class QuoteController {
    private final Orders orders;
    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final Wording wording;
    private final PlatformClock clock;

    QuoteController(
            Orders orders,
            Subscriptions subscriptions,
            Accounts accounts,
            Catalogs catalogs,
            Wording wording,
            PlatformClock clock) {
        this.orders = orders;
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.wording = wording;
        this.clock = clock;
    }

    /** An item of the request that could be read. */
    private record Named(
            Subscription.Id id,
            @Nullable Period period,
            @Nullable Integer day) {}

    @PostMapping("/api/v1/quotes")
    @Needs(Scope.ORDERS_READ)
    @Operation(
            summary = "Quote a renewal",
            description = "What renewing these items of one account would come to now: prices, coupons, what the"
                    + " balance pays and lacks, new expirations. Items that cannot be bought are left out of the sums"
                    + " and say why. Changes nothing and holds nothing; `expected` and `terms` go on into an order.")
    @Refuses(
            in = OrderRefusal.class,
            codes = {"SUBSCRIPTION_NOT_FOUND", "NOTHING_CHOSEN", "CHOSEN_TWICE", "TOO_MANY_ITEMS", "SEVERAL_ACCOUNTS"})
    QuoteResource createQuote(Caller caller, @RequestBody QuoteWish wish) {
        var errors = new FieldErrors();
        var named = named(wish, errors);
        var coupons = coupons(wish, errors);
        errors.check();
        if (named.size() > Purchase.ITEMS_MAX) {
            throw new RefusedException(OrderRefusal.TOO_MANY_ITEMS, Map.of("max", String.valueOf(Purchase.ITEMS_MAX)));
        }
        var account =
                wording.account(caller, named.stream().map(Named::id).toList()).orElseThrow(QuoteController::notFound);
        var purchase = new Purchase(wishes(named, account), coupons, null, null, null);
        var preview = orders.preview(purchase, caller.actor(), clock.now()).orThrow();
        return QuoteResource.of(preview, new Words(caller.language(), account.zone()));
    }

    private static List<Named> named(QuoteWish wish, FieldErrors errors) {
        if (wish.items() == null) errors.add("/items", "api.field.missing", Map.of());
        var items = wish.items() == null ? List.<QuoteWish.Item>of() : wish.items();
        var named = new ArrayList<Named>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var at = "/items/" + i;
            if (item == null || item.subscription() == null) {
                errors.add(at + "/subscription", "api.field.missing", Map.of());
                continue;
            }
            if (item.period() != null && item.day() != null) errors.add(at + "/day", "api.quotes.either", Map.of());
            var period =
                    errors.read(at + "/period", item.period(), Period::parse).orElse(null);
            named.add(new Named(id(item.subscription()), period, item.day()));
        }
        return named;
    }

    private static Optional<Set<Coupon.Id>> coupons(QuoteWish wish, FieldErrors errors) {
        if (wish.coupons() == null) return Optional.empty();
        var chosen = new LinkedHashSet<Coupon.Id>();
        for (int i = 0; i < wish.coupons().size(); i++) {
            var text = wish.coupons().get(i);
            if (text == null || !Visit.mayBeId(text)) {
                errors.add("/coupons/" + i, "api.field.unreadable", Map.of());
            } else {
                chosen.add(new Coupon.Id(text));
            }
        }
        return Optional.of(chosen);
    }

    private List<Wish> wishes(List<Named> named, Account account) {
        var unsaid = named.stream()
                .filter(item -> item.period() == null && item.day() == null)
                .map(item -> item.id().value())
                .toList();
        var items = subscriptions.get(accounts.bucketOf(account.id()), unsaid);
        return named.stream()
                .map(item -> {
                    if (item.day() != null) return Wish.aligned(item.id(), item.day());
                    if (item.period() != null) return new Wish(item.id(), item.period());
                    return usual(items.get(item.id().value()), account);
                })
                .toList();
    }

    private Wish usual(@Nullable Subscription item, Account account) {
        if (item == null || !item.account().equals(account.id())) throw notFound();
        return Wish.usual(item, catalogs.current().product(item.item().product()));
    }

    private static Subscription.Id id(String text) {
        if (!Visit.mayBeId(text)) throw notFound();
        return new Subscription.Id(text);
    }

    private static RefusedException notFound() {
        return new RefusedException(OrderRefusal.SUBSCRIPTION_NOT_FOUND, Map.of());
    }
}
