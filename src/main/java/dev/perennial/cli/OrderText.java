package dev.perennial.cli;

import dev.perennial.account.Accounts;
import dev.perennial.order.Order;
import java.io.PrintWriter;

/** Prints an order as every command that has one does. */
final class OrderText {
    private OrderText() {}

    static void print(Order order, Session session, PrintWriter out) {
        var zone =
                session.bean(Accounts.class).find(order.account()).orElseThrow().zone();
        out.println("order " + order.id() + " " + order.type() + " " + state(order) + ", price " + order.price()
                + ", by coupons " + order.paidByCoupons() + ", from balance " + order.paidFromWallet());
        for (var line : order.lines()) {
            out.println("  " + line.subscription() + " " + line.length() + ": "
                    + line.term().start().atZone(zone).toOffsetDateTime() + " to "
                    + line.term().end().atZone(zone).toOffsetDateTime());
        }
        if (order.lapsesAt() != null && !order.awaitsProvider()) {
            out.println("  to be paid before " + order.lapsesAt().atZone(zone).toOffsetDateTime());
        }
    }

    private static String state(Order order) {
        return order.awaitsProvider() && order.state() == Order.State.UNPAID
                ? "waits for the provider"
                : order.state().name();
    }
}
