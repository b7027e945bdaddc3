package dev.perennial.cli;

import dev.perennial.account.Accounts;
import dev.perennial.kernel.Money;
import dev.perennial.order.Order;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An order as every command prints it, wherever it comes from.
 *
 * @param lapsesAt until when it can be paid; empty where it is not to be paid
 */
record OrderText(
        String id,
        String type,
        String state,
        Money price,
        Money paidByCoupons,
        Money paidFromWallet,
        List<Line> lines,
        Optional<Instant> lapsesAt,
        ZoneId zone) {
    private static final String WAITS = "waits for the provider";

    record Line(String subscription, String length, Instant start, Instant end) {}

    static void print(Order order, Session session, PrintWriter out) {
        var zone =
                session.bean(Accounts.class).find(order.account()).orElseThrow().zone();
        boolean waits = order.awaitsProvider() && order.state() == Order.State.UNPAID;
        new OrderText(
                        order.id().toString(),
                        order.type().name(),
                        waits ? WAITS : order.state().name(),
                        order.price(),
                        order.paidByCoupons(),
                        order.paidFromWallet(),
                        order.lines().stream()
                                .map(line -> new Line(
                                        line.subscription().value(),
                                        line.length(),
                                        line.term().start(),
                                        line.term().end()))
                                .toList(),
                        Optional.ofNullable(order.lapsesAt()).filter(at -> !order.awaitsProvider()),
                        zone)
                .print(out);
    }

    static void print(JsonNode order, Remote server, PrintWriter out) {
        boolean waits = order.path("awaitsProvider").asBoolean();
        var state = order.path("state").asString();
        new OrderText(
                        order.path("id").asString(),
                        order.path("type").asString(),
                        waits && state.equals(Order.State.UNPAID.name()) ? WAITS : state,
                        Remote.money(order.path("price")),
                        Remote.money(order.path("paidByCoupons")),
                        Remote.money(order.path("paidFromWallet")),
                        Remote.each(order.path("lines"))
                                .map(line -> new Line(
                                        line.path("subscription").asString(),
                                        line.path("length").asString(),
                                        Remote.instant(line.path("termStart")),
                                        Remote.instant(line.path("termEnd"))))
                                .toList(),
                        Optional.of(order.path("lapsesAt"))
                                .filter(at -> Remote.isThere(at) && !waits)
                                .map(Remote::instant),
                        server.zone(order.path("account").asString()))
                .print(out);
    }

    private void print(PrintWriter out) {
        out.println("order " + id + " " + type + " " + state + ", price " + price + ", by coupons " + paidByCoupons
                + ", from balance " + paidFromWallet);
        for (var line : lines) {
            out.println("  " + line.subscription() + " " + line.length() + ": "
                    + line.start().atZone(zone).toOffsetDateTime() + " to "
                    + line.end().atZone(zone).toOffsetDateTime());
        }
        lapsesAt.ifPresent(
                at -> out.println("  to be paid before " + at.atZone(zone).toOffsetDateTime()));
    }
}
