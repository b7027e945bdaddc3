package dev.perennial.console.unify;

import dev.perennial.kernel.Money;
import dev.perennial.kernel.RefusedException;
import dev.perennial.order.AlignmentRule;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Purchase;
import dev.perennial.order.Wish;
import dev.perennial.subscription.Subscription;
import dev.perennial.web.Visit;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page's form as it came in.
 *
 * @param items all that were chosen, in their order
 * @param day the day of the month asked for; empty where none was, or none that every month has
 * @param ends the new end that was shown of each item that could be brought there
 * @param agreed versions of terms by product
 */
record UnifyForm(
        List<Subscription.Id> items,
        Optional<Integer> day,
        Map<Subscription.Id, Instant> ends,
        Map<String, String> agreed,
        @Nullable String price,
        @Nullable String toPay,
        String key) {
    private static final String KEY = "[!-~]{8,64}";

    static UnifyForm of(Map<String, String[]> fields) {
        var ends = new HashMap<Subscription.Id, Instant>();
        all(fields, "end")
                .map(UnifyForm::pair)
                .forEach(end -> instant(end[1]).ifPresent(at -> ends.put(id(end[0]), at)));
        var agreed = new HashMap<String, String>();
        all(fields, "agree")
                .flatMap(terms -> Stream.of(terms.split(" ")))
                .map(UnifyForm::pair)
                .forEach(terms -> agreed.put(terms[0], terms[1]));
        var key = one(fields, "key");
        return new UnifyForm(
                all(fields, "item").map(UnifyForm::id).distinct().toList(),
                day(one(fields, "day")),
                ends,
                agreed,
                one(fields, "price"),
                one(fields, "to_pay"),
                key != null && key.matches(KEY) ? key : UUID.randomUUID().toString());
    }

    List<Wish> wishes(int day) {
        return items.stream().map(item -> Wish.aligned(item, day)).toList();
    }

    /** Those that could be brought there when the page was shown, as they were shown. */
    Purchase purchase(int day, Currency currency) {
        var wishes = items.stream()
                .filter(ends::containsKey)
                .map(item -> Wish.aligned(item, day))
                .toList();
        var seen = new Purchase.Seen(money(price, currency), money(toPay, currency), ends);
        return new Purchase(wishes, Optional.empty(), seen, agreed, key);
    }

    /** The address that leads back to this choice. */
    String address() {
        return "/renewals/unify?"
                + Stream.concat(
                                items.stream().map(item -> "item=" + Visit.query(item.value())),
                                day.stream().map(number -> "day=" + number))
                        .collect(Collectors.joining("&"));
    }

    /** What was not shown is nothing that can be agreed to: no price is below zero. */
    private static Money money(@Nullable String decimal, Currency currency) {
        return Optional.ofNullable(decimal)
                .flatMap(text -> Money.read(text, currency))
                .orElse(Money.ofMinor(-1, currency));
    }

    private static Optional<Integer> day(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(number -> number.matches("\\d{1,2}"))
                .map(Integer::valueOf)
                .filter(AlignmentRule::isDay);
    }

    private static Optional<Instant> instant(String iso) {
        try {
            return Optional.of(Instant.parse(iso));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Subscription.Id id(String id) {
        if (!Visit.mayBeId(id)) throw new RefusedException(OrderRefusal.SUBSCRIPTION_NOT_FOUND, Map.of());
        return new Subscription.Id(id);
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
