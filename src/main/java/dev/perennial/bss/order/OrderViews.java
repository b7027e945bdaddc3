package dev.perennial.bss.order;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.bss.Ask;
import dev.perennial.bss.Fault;
import dev.perennial.bss.FaultCode;
import dev.perennial.bss.Wire;
import dev.perennial.bss.WireIds;
import dev.perennial.catalog.Catalogs;
import dev.perennial.kernel.Money;
import dev.perennial.order.Order;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders as this interface shows them: whole, or line by line. */
@Component
class OrderViews {
    private static final int WHOLE = 100;

    private final OrderQueries queries;
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final WireIds wireIds;

    OrderViews(OrderQueries queries, Accounts accounts, Catalogs catalogs, WireIds wireIds) {
        this.queries = queries;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.wireIds = wireIds;
    }

    record View(
            String orderId,
            @Nullable String relatedOrderId,
            String productCode,
            String productType,
            String commodityCode,
            String subscriptionType,
            String orderType,
            String createTime,
            @Nullable String paymentTime,
            @Nullable String paymentStatus,
            String currency,
            String paymentCurrency,
            String pretaxGrossAmount,
            String pretaxAmount,
            String pretaxAmountLocal,
            String tax,
            String afterTaxAmount,
            @Nullable String subOrderId,
            @Nullable String instanceIDs,
            @Nullable String config,
            @Nullable String quantity,
            @Nullable String usageStartTime,
            @Nullable String usageEndTime) {}

    record Views(List<View> order) {}

    record Data(String hostName, int pageNum, int pageSize, long totalCount, Views orderList) {}

    /** The order a call names by its number, which must be the account's. */
    UUID named(Ask ask) {
        long number = ask.parameters().requiredNumber("OrderId", 0, Long.MAX_VALUE);
        return wireIds.find(ask.account().id(), WireIds.Kind.ORDER, number)
                .map(UUID::fromString)
                .orElseThrow(() -> Fault.of(FaultCode.RESOURCE_NOT_EXISTS));
    }

    /** One view an order. */
    List<View> whole(Account account, List<OrderQueries.Found> orders) {
        var lines = lines(account, orders);
        var numbers = numbers(account, orders);
        return orders.stream()
                .map(order -> view(order, lines.getOrDefault(order.id(), List.of()), numbers, false))
                .flatMap(Optional::stream)
                .toList();
    }

    /** One view a line. */
    List<View> byLine(Account account, OrderQueries.Found order) {
        var numbers = numbers(account, List.of(order));
        return lines(account, List.of(order)).getOrDefault(order.id(), List.of()).stream()
                .map(line -> view(order, List.of(line), numbers, true))
                .flatMap(Optional::stream)
                .toList();
    }

    private Map<UUID, List<OrderQueries.Line>> lines(Account account, List<OrderQueries.Found> orders) {
        var ids = orders.stream().map(OrderQueries.Found::id).toList();
        return queries.lines(accounts.bucketOf(account.id()), ids).stream()
                .collect(Collectors.groupingBy(OrderQueries.Line::order));
    }

    private Map<String, Long> numbers(Account account, List<OrderQueries.Found> orders) {
        var ids = orders.stream()
                .flatMap(order -> Stream.of(order.id(), order.related()))
                .filter(Objects::nonNull)
                .map(UUID::toString)
                .distinct()
                .toList();
        return wireIds.of(account.id(), WireIds.Kind.ORDER, ids);
    }

    private Optional<View> view(
            OrderQueries.Found order, List<OrderQueries.Line> lines, Map<String, Long> numbers, boolean detailed) {
        if (lines.isEmpty()) return Optional.empty();
        var first = lines.getFirst();
        var sums = sums(order, lines);
        var number = String.valueOf(numbers.get(order.id().toString()));
        var currency = order.currency().getCurrencyCode();
        var related = order.related();
        var pretax = sums.cash().minus(sums.tax()).decimal();
        return Optional.of(new View(
                number,
                related == null ? null : String.valueOf(numbers.get(related.toString())),
                first.product(),
                first.edition(),
                first.product(),
                "Subscription",
                type(order.type()),
                Objects.requireNonNull(Wire.time(order.placedAt())),
                Wire.time(order.paidAt()),
                order.type() == Order.Type.REFUND ? null : status(order.state()),
                currency,
                currency,
                sums.price().decimal(),
                pretax,
                pretax,
                sums.tax().decimal(),
                sums.cash().decimal(),
                detailed ? number + "%02d".formatted(first.number()) : null,
                detailed ? "[\"" + first.item() + "\"]" : null,
                detailed ? "Edition:" + first.edition() : null,
                detailed ? "1" : null,
                detailed ? Wire.time(first.start()) : null,
                detailed ? Wire.time(first.end()) : null));
    }

    /** @param tax is contained in {@code cash} */
    private record Sums(Money price, Money cash, Money tax) {}

    private Sums sums(OrderQueries.Found order, List<OrderQueries.Line> lines) {
        var zero = Money.zero(order.currency());
        return new Sums(
                lines.stream().map(OrderQueries.Line::price).reduce(zero, Money::plus),
                lines.stream().map(OrderQueries.Line::cash).reduce(zero, Money::plus),
                lines.stream().map(this::tax).reduce(zero, Money::plus));
    }

    /** Prices contain it. */
    private Money tax(OrderQueries.Line line) {
        int percent = catalogs.current().product(line.product()).selling().taxPercent();
        return line.cash().share(percent, WHOLE + percent, RoundingMode.HALF_UP);
    }

    static String type(Order.Type type) {
        return switch (type) {
            case NEW -> "New";
            case RENEWAL -> "Renew";
            case REFUND -> "Refund";
        };
    }

    private static String status(Order.State state) {
        return switch (state) {
            case UNPAID -> "Unpaid";
            case PAID -> "Paid";
            case CANCELLED -> "Cancelled";
        };
    }
}
