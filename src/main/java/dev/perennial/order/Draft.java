package dev.perennial.order;

import dev.perennial.kernel.Money;
import dev.perennial.order.Checkout.Chosen;
import dev.perennial.order.Order.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The order of chosen items, as it is added to the changes. */
final class Draft {
    private Draft() {}

    static Order order(
            Changes changes,
            AccountBook book,
            List<Chosen> items,
            Origin origin,
            Order.State state,
            boolean awaitsProvider,
            Order.Asked asked) {
        changes.of(book);
        var lines = new ArrayList<Line>(items.size());
        items.forEach(item -> lines.add(line(lines.size() + 1, item, state == Order.State.UNPAID)));
        var zero = Money.zero(book.account().currency());
        boolean paid = state == Order.State.PAID;
        var first = items.getFirst().product();
        var order = new Order(
                changes.newId(book.account().id()),
                book.account().id(),
                items.getFirst().subscription().isNew() ? Order.Type.NEW : Order.Type.RENEWAL,
                state,
                origin,
                sum(lines, Line::price, zero),
                sum(lines, Line::paidByCoupons, zero),
                sum(lines, Line::paidFromWallet, zero),
                changes.now(),
                paid ? changes.now() : null,
                paid ? null : changes.now().plus(Duration.ofDays(first.policy().unpaidOrderDays())),
                awaitsProvider,
                null,
                null,
                null,
                null,
                termsVersion(items),
                asked,
                lines);
        changes.orders.add(order);
        return order;
    }

    /** The version alone, or where there are several products each with its own. */
    private static String termsVersion(List<Chosen> items) {
        var versions = new TreeMap<String, String>();
        items.forEach(item ->
                versions.put(item.product().code(), item.product().selling().termsVersion()));
        return versions.size() == 1
                ? versions.firstEntry().getValue()
                : versions.entrySet().stream()
                        .map(version -> version.getKey() + " " + version.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static Money sum(List<Line> lines, Function<Line, Money> part, Money zero) {
        return lines.stream().map(part).reduce(zero, Money::plus);
    }

    private static Line line(int number, Chosen item, boolean open) {
        return new Line(
                number,
                item.subscription().id(),
                item.quote().period(),
                item.quote().aligned(),
                item.quote().price(),
                item.pay().byCoupons(),
                item.pay().fromWallet(),
                item.subscription().life().expiresAt(),
                item.quote().term(),
                Sold.of(item.product()),
                open);
    }
}
