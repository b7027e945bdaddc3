package dev.perennial.api.order;

import dev.perennial.account.Account;
import dev.perennial.api.FieldErrors;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.RefusedException;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Purchase;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Subscription;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is to be renewed, how it is paid, and what whoever asks was shown before. */
@Schema(name = "NewOrder")
record NewOrder(
        @Schema(description = "Each item once, 200 at most: all of them are bought, or none") @Nullable
        List<ItemWish> items,

        @Schema(
                description =
                        "The coupons to pay with, by id; none where it is empty. Left out, they are taken in the usual"
                                + " order of use")
        @Nullable
        List<String> coupons,

        @Schema(description = "BALANCE buys at once, from coupons and balance; LATER places an unpaid order") @Nullable
        Pay pay,

        @Schema(description = "What was shown: the order is refused where any of it has changed") @Nullable
        Expected expected,

        @Schema(description = "The Terms of Service agreed to: versions by product", example = "{\"dms\": \"2026-01\"}")
        @Nullable
        Map<String, String> acceptedTerms,

        @Schema(
                description =
                        "Your own number of this order: the same again for the same items answers the same order, for"
                                + " other ones it is refused")
        @Nullable
        String reference) {
    private static final String KEY = "[!-~]{8,64}";
    private static final String ID = "[^\\s|,\"\\p{Cntrl}]{1,128}";

    enum Pay {
        BALANCE,
        LATER
    }

    /** One item, and for how long. */
    @Schema(name = "OrderItem")
    record ItemWish(
            @Nullable String subscription,

            @Schema(description = "ISO 8601, in whole months or years", example = "P3M") @Nullable
            String period,

            @Schema(
                    description =
                            "Instead of a period: the next such day of the month, 1 to 28, or 31 for the last day")
            @Nullable
            Integer day) {}

    /**
     * @param price of all items, before coupons
     * @param toPay what coupons leave of it
     * @param expirations the new expiration of each item, by its id
     */
    @Schema(name = "ExpectedOrder")
    record Expected(
            @Schema(example = "100.00") @Nullable String price,
            @Schema(example = "80.00") @Nullable String toPay,
            @Nullable Map<String, Instant> expirations) {}

    boolean paysNow() {
        return pay == Pay.BALANCE;
    }

    /**
     * The purchase.
     *
     * @param usual finds the length of time that is usual for an item, where none is named
     * @throws dev.perennial.api.NotValidException where something is missing or cannot be read
     */
    Purchase purchase(Account account, BiFunction<Subscription.Id, Account, Optional<Wish>> usual) {
        var errors = new FieldErrors();
        if (pay == null) errors.add("/pay", "api.field.missing", Map.of());
        if (items == null || items.isEmpty()) errors.add("/items", "api.field.missing", Map.of());
        var seen = seen(account, errors);
        if (reference != null && !reference.matches(KEY)) errors.add("/reference", "api.field.unreadable", Map.of());
        var wanted = new ArrayList<Wish>();
        var asked = items == null ? List.<ItemWish>of() : items;
        for (int i = 0; i < asked.size(); i++) {
            wish(asked.get(i), "/items/" + i, account, usual, errors).ifPresent(wanted::add);
        }
        var chosen = chosen(errors);
        errors.check();
        return new Purchase(wanted, chosen, seen, acceptedTerms == null ? Map.of() : acceptedTerms, reference);
    }

    private Optional<Set<Coupon.Id>> chosen(FieldErrors errors) {
        if (coupons == null) return Optional.empty();
        var ids = new LinkedHashSet<Coupon.Id>();
        for (int i = 0; i < coupons.size(); i++) {
            errors.need("/coupons/" + i, coupons.get(i), Coupon.Id::new).ifPresent(ids::add);
        }
        return Optional.of(ids);
    }

    private Purchase.@Nullable Seen seen(Account account, FieldErrors errors) {
        if (expected == null) return null;
        var nothing = Money.ofMinor(-1, account.currency());
        var price = errors.need("/expected/price", expected.price(), text -> Money.parse(text, account.currency()));
        var toPay = errors.need("/expected/toPay", expected.toPay(), text -> Money.parse(text, account.currency()));
        if (expected.expirations() == null) errors.add("/expected/expirations", "api.field.missing", Map.of());
        var ends = new HashMap<Subscription.Id, Instant>();
        Optional.ofNullable(expected.expirations())
                .orElse(Map.of())
                .forEach((item, end) -> ends.put(new Subscription.Id(item), end));
        return new Purchase.Seen(price.orElse(nothing), toPay.orElse(nothing), ends);
    }

    private static Optional<Wish> wish(
            @Nullable ItemWish asked,
            String at,
            Account account,
            BiFunction<Subscription.Id, Account, Optional<Wish>> usual,
            FieldErrors errors) {
        if (asked == null || asked.subscription() == null) {
            errors.add(at + "/subscription", "api.field.missing", Map.of());
            return Optional.empty();
        }
        if (asked.period() != null && asked.day() != null) {
            errors.add(at + "/day", "api.field.unreadable", Map.of());
            return Optional.empty();
        }
        if (!asked.subscription().matches(ID)) throw notFound();
        var id = new Subscription.Id(asked.subscription());
        if (asked.day() != null) return Optional.of(Wish.aligned(id, asked.day()));
        if (asked.period() == null) return Optional.of(usual.apply(id, account).orElseThrow(NewOrder::notFound));
        return errors.read(at + "/period", asked.period(), Period::parse).map(period -> new Wish(id, period));
    }

    static RefusedException notFound() {
        return new RefusedException(OrderRefusal.SUBSCRIPTION_NOT_FOUND, Map.of());
    }
}
