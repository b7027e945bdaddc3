package dev.perennial.order;

import dev.perennial.catalog.Product;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Money;
import dev.perennial.subscription.Subscription;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks to buy, as seen and agreed to.
 *
 * @param coupons the ones to pay with, of the customer's own choice; empty for the usual order of use (rule 26)
 * @param seen what the customer saw before asking; null where nothing was shown
 * @param accepted the Terms of Service agreed to: versions by product; null where an agreement stands already
 * @param key of the form it was sent with: the same form again answers the same order
 */
public record Purchase(
        List<Wish> wishes,
        Optional<Set<Coupon.Id>> coupons,
        @Nullable Seen seen,
        @Nullable Map<String, String> accepted,
        @Nullable String key) {
    /** One order has room for so many items. */
    public static final int ITEMS_MAX = 200;

    public Purchase {
        wishes = List.copyOf(wishes);
        coupons = coupons.map(Set::copyOf);
    }

    /**
     * @param price of all items, before coupons
     * @param toPay what coupons leave of it
     * @param ends the new expiration of each item
     */
    public record Seen(Money price, Money toPay, Map<Subscription.Id, Instant> ends) {}

    /** Items alone: paid as is usual, by somebody who was shown nothing and agreed elsewhere. */
    public static Purchase of(List<Wish> wishes) {
        return new Purchase(wishes, Optional.empty(), null, null, null);
    }

    /** Whether {@code placed} is what this asks for. */
    boolean asksFor(Order placed) {
        var ordered = placed.lines().stream().map(Line::wish).collect(Collectors.toSet());
        return ordered.equals(Set.copyOf(wishes)) && placed.asked().coupons().equals(coupons);
    }

    /** Whether the terms of all these products are agreed to as they are now. */
    boolean accepts(Collection<Product> products) {
        return accepted == null
                || products.stream()
                        .allMatch(product -> product.selling().termsVersion().equals(accepted.get(product.code())));
    }
}
