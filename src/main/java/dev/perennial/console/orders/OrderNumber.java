package dev.perennial.console.orders;

import dev.perennial.kernel.RefusedException;
import dev.perennial.order.OrderRefusal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** An order's number as it stands in addresses. */
final class OrderNumber {
    private static final Pattern NUMBER = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private OrderNumber() {}

    static Optional<UUID> find(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /**
     * The number, where it is one.
     *
     * @throws RefusedException that no order is called so
     */
    static UUID read(String text) {
        return find(text).orElseThrow(() -> new RefusedException(OrderRefusal.ORDER_NOT_FOUND, Map.of()));
    }
}
