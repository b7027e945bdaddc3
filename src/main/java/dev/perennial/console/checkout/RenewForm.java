package dev.perennial.console.checkout;

import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Period;
import dev.perennial.kernel.RefusedException;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Purchase;
import dev.perennial.order.Purchase.Seen;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Subscription;
import dev.perennial.web.Visit;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The renew page's form as it came in: an item and its period as {@code id|P3M}, the coupons ticked, the terms agreed
 * to as {@code product|version}, and what the page had shown.
 *
 * @param items in their order, each with the period chosen for it, if any was
 * @param ticked the coupons ticked
 * @param offered the coupons that were ticked when the page was shown; null when it was not
 * @param own whether the choice of coupons was already the customer's own
 * @param agreed versions of terms by product
 * @param next items that need an order of their own, to be bought after this
 * @param ends the period and the new end that were shown of each item that could be bought
 */
record RenewForm(
        Map<Subscription.Id, Optional<Period>> items,
        Set<Coupon.Id> ticked,
        @Nullable Set<Coupon.Id> offered,
        boolean own,
        Map<String, String> agreed,
        List<Subscription.Id> next,
        Map<Subscription.Id, Shown> ends,
        @Nullable String price,
        @Nullable String toPay,
        String key) {
    private static final String KEY = "[!-~]{8,64}";

    record Shown(Period period, Instant end) {}

    static RenewForm of(Map<String, String[]> fields) {
        var items = new LinkedHashMap<Subscription.Id, Optional<Period>>();
        all(fields, "item").map(RenewForm::pair).forEach(item -> items.put(id(item[0]), period(item[1])));
        var ends = new HashMap<Subscription.Id, Shown>();
        all(fields, "end")
                .map(field -> field.split("\\|", 3))
                .forEach(end -> shown(end).ifPresent(shown -> ends.put(id(end[0]), shown)));
        var agreed = new HashMap<String, String>();
        all(fields, "agree")
                .flatMap(terms -> Stream.of(terms.split(" ")))
                .map(RenewForm::pair)
                .forEach(terms -> agreed.put(terms[0], terms[1]));
        var key = one(fields, "key");
        return new RenewForm(
                items,
                coupons(all(fields, "coupon")),
                fields.containsKey("offered")
                        ? coupons(all(fields, "offered").flatMap(ids -> Stream.of(ids.split(" "))))
                        : null,
                "own".equals(one(fields, "choice")),
                agreed,
                all(fields, "next").map(RenewForm::id).distinct().toList(),
                ends,
                one(fields, "price"),
                one(fields, "to_pay"),
                key != null && key.matches(KEY) ? key : UUID.randomUUID().toString());
    }

    RenewForm agreeing(Map<String, String> terms) {
        return new RenewForm(items, ticked, offered, own, terms, next, ends, price, toPay, key);
    }

    RenewForm withUsualCoupons() {
        return new RenewForm(items, Set.of(), Set.of(), false, agreed, next, ends, price, toPay, key);
    }

    /** Whether the customer chose the coupons, now or before. */
    boolean isOwnChoice() {
        return own || !ticked.equals(offered == null ? Set.of() : offered);
    }

    Optional<Set<Coupon.Id>> coupons() {
        return isOwnChoice() ? Optional.of(ticked) : Optional.empty();
    }

    /** Whether periods or coupons were changed since the amounts beside the button were reckoned. */
    boolean isChanged() {
        return !ticked.equals(offered)
                || ends.entrySet().stream()
                        .anyMatch(end -> !Optional.of(end.getValue().period()).equals(items.get(end.getKey())));
    }

    /** Those that could be bought when the page was shown, as they were shown. */
    Purchase purchase(Currency currency) {
        var wishes = items.keySet().stream()
                .filter(ends::containsKey)
                .map(item ->
                        new Wish(item, items.get(item).orElse(ends.get(item).period())))
                .toList();
        var shownEnds = ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().end()));
        var seen = new Seen(money(price, currency), money(toPay, currency), shownEnds);
        return new Purchase(wishes, coupons(), seen, agreed, key);
    }

    /** The address that leads back to this choice. */
    String address() {
        var items = this.items.entrySet().stream()
                .map(item -> item.getKey().value()
                        + item.getValue().map(period -> "|" + period).orElse(""))
                .map(item -> "item=" + Visit.query(item));
        var coupons = isOwnChoice()
                ? Stream.concat(
                        Stream.of("choice=own"),
                        ticked.stream().map(Coupon.Id::value).sorted().map(id -> "coupon=" + Visit.query(id)))
                : Stream.<String>empty();
        return "/renew?" + Stream.concat(items, coupons).collect(Collectors.joining("&"));
    }

    /** What was not shown is nothing that can be agreed to: no price is below zero. */
    private static Money money(@Nullable String decimal, Currency currency) {
        return Optional.ofNullable(decimal)
                .flatMap(text -> Money.read(text, currency))
                .orElse(Money.ofMinor(-1, currency));
    }

    private static Optional<Shown> shown(String[] end) {
        try {
            return end.length < 3
                    ? Optional.empty()
                    : period(end[1]).map(period -> new Shown(period, Instant.parse(end[2])));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Period> period(String iso) {
        try {
            return iso.isEmpty() ? Optional.empty() : Optional.of(Period.parse(iso));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Subscription.Id id(String id) {
        if (!Visit.mayBeId(id)) throw new RefusedException(OrderRefusal.SUBSCRIPTION_NOT_FOUND, Map.of());
        return new Subscription.Id(id);
    }

    private static Set<Coupon.Id> coupons(Stream<String> ids) {
        return ids.filter(Visit::mayBeId).map(Coupon.Id::new).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String[] pair(String field) {
        var parts = field.split("\\|", 2);
        return parts.length == 2 ? parts : new String[] {field, ""};
    }

    private static Stream<String> all(Map<String, String[]> fields, String name) {
        return Stream.of(fields.getOrDefault(name, new String[0]));
    }

    private static @Nullable String one(Map<String, String[]> fields, String name) {
        return all(fields, name).findFirst().orElse(null);
    }
}
