package dev.perennial.console.orders;

import dev.perennial.catalog.Product;
import dev.perennial.order.Order;
import dev.perennial.order.OrderFilter;
import dev.perennial.web.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a list of orders was asked for, as its address says it. What makes no sense there asks for nothing.
 *
 * @param product a product's code; empty for all
 * @param text part of an item's id or name, or an order's number; empty for all
 * @param from the first day; null for no beginning
 * @param to the last day, inclusive; null for no end
 * @param after where the page before ended
 */
public record OrderSearch(
        Order.@Nullable State state,
        OrderFilter.@Nullable Kind kind,
        String product,
        String text,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID after) {
    private static final int TEXT_MAX = 128;
    private static final int YEAR_MAX = 3000;

    static OrderSearch read(Map<String, String> asked, List<Product> products) {
        var product = asked.getOrDefault("product", "");
        var text = asked.getOrDefault("q", "").strip();
        return new OrderSearch(
                among(Order.State.values(), asked.get("state")),
                among(OrderFilter.Kind.values(), asked.get("kind")),
                products.stream().anyMatch(sold -> sold.code().equals(product)) ? product : "",
                text.substring(0, Math.min(TEXT_MAX, text.length())).replace("\0", ""),
                day(asked.get("from")),
                day(asked.get("to")),
                OrderNumber.find(asked.getOrDefault("after", "")).orElse(null));
    }

    public OrderFilter filter(ZoneId zone) {
        return new OrderFilter(
                state,
                kind,
                product.isEmpty() ? null : product,
                text.isEmpty() ? null : text,
                start(from, 0, zone),
                start(to, 1, zone));
    }

    /** Whether anything but the state is asked for. */
    public boolean isNarrow() {
        return kind != null || !product.isEmpty() || !text.isEmpty() || from != null || to != null;
    }

    /** Where the orders of this state are, or all, with all else the same. */
    public String tab(Order.@Nullable State other) {
        return address(other, null);
    }

    public String page(@Nullable UUID start) {
        return address(state, start);
    }

    private String address(Order.@Nullable State wanted, @Nullable UUID start) {
        var parts = new LinkedHashMap<String, Optional<?>>();
        parts.put("state", Optional.ofNullable(wanted));
        parts.put("product", Optional.of(product).filter(code -> !code.isEmpty()));
        parts.put("kind", Optional.ofNullable(kind));
        parts.put("q", Optional.of(text).filter(some -> !some.isEmpty()));
        parts.put("from", Optional.ofNullable(from));
        parts.put("to", Optional.ofNullable(to));
        parts.put("after", Optional.ofNullable(start));
        var query = parts.entrySet().stream()
                .flatMap(part ->
                        part.getValue().stream().map(value -> part.getKey() + "=" + Visit.query(value.toString())))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/orders" : "/orders?" + query;
    }

    private static @Nullable Instant start(@Nullable LocalDate day, int later, ZoneId zone) {
        return day == null ? null : day.plusDays(later).atStartOfDay(zone).toInstant();
    }

    private static <E extends Enum<E>> @Nullable E among(E[] values, @Nullable String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            var day = text == null || text.isEmpty() ? null : LocalDate.parse(text);
            return day == null || day.getYear() < 1970 || day.getYear() > YEAR_MAX ? null : day;
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }
}
