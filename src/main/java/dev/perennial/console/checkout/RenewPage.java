package dev.perennial.console.checkout;

import dev.perennial.catalog.Product;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Said;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.order.Order;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Preview;
import dev.perennial.web.Told;
import dev.perennial.web.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page where items are renewed.
 *
 * @param key the form's one-time key
 * @param agreed whether the terms are ticked
 * @param problem why nothing was bought; null before anybody tried
 * @param open the orders that stand in the way of items, by item
 */
public record RenewPage(
        Visit visit,
        Preview preview,
        String key,
        boolean agreed,
        @Nullable Told problem,
        Map<String, UUID> open) {

    static Map<String, UUID> byItem(List<Order> open) {
        return open.stream()
                .flatMap(order -> order.lines().stream()
                        .map(line -> Map.entry(line.subscription().value(), order.id())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public boolean hasSomethingToBuy() {
        return !preview.chosen().isEmpty();
    }

    /** Whether the tick was missing when something was to be bought. */
    public boolean lacksTerms() {
        var key = "refusal." + OrderRefusal.TERMS_NOT_ACCEPTED.name();
        return Stream.concat(Stream.ofNullable(problem), visit.told().stream())
                .anyMatch(told -> told.said().key().equals(key));
    }

    public boolean isCovered() {
        return !preview.shortfall().isPositive();
    }

    /** Why an item cannot be renewed. */
    public Optional<Said> refused(Preview.Item item) {
        return item.answer() instanceof Outcome.Refused<Chosen>(var why, var facts)
                ? Optional.of(Said.refusal(why, facts))
                : Optional.empty();
    }

    public boolean needsOwnOrder(Preview.Item item) {
        return item.answer() instanceof Outcome.Refused<Chosen>(var why, var facts)
                && why == OrderRefusal.NEEDS_OWN_ORDER;
    }

    /** The order that stands in its way. */
    public @Nullable UUID openOrder(Preview.Item item) {
        return open.get(item.subscription().id().value());
    }

    /** The products whose terms are agreed to here. */
    public List<Product> products() {
        return preview.items().stream()
                .filter(item -> item.chosen().isPresent())
                .map(Preview.Item::product)
                .distinct()
                .toList();
    }

    /** What the tick agrees to: every product with the version of its terms. */
    public String terms() {
        return products().stream()
                .map(product -> product.code() + "|" + product.selling().termsVersion())
                .collect(Collectors.joining(" "));
    }

    /** The coupons ticked, as the form carries them. */
    public String ticked() {
        return preview.coupons().stream()
                .filter(Preview.Applicable::chosen)
                .map(coupon -> coupon.coupon().id().value())
                .collect(Collectors.joining(" "));
    }

    /** The same page without this item. */
    public String without(Preview.Item left) {
        return address(preview.items().stream().filter(item -> item != left).toList());
    }

    /** The same choice of items, with the coupons of the usual order of use. */
    public String withBestCoupons() {
        return address(preview.items());
    }

    private static String address(List<Preview.Item> items) {
        return items.stream()
                .map(item -> "item=" + Visit.query(value(item)))
                .collect(Collectors.joining("&", "/renew?", ""));
    }

    public static String value(Preview.Item item) {
        return item.subscription().id().value() + "|" + item.wish().period();
    }
}
