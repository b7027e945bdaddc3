package dev.perennial.cli;

import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.order.Orders;
import java.io.PrintWriter;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "pay", description = "Pay an order that was placed, from coupons and the balance.")
final class PayCommand extends SessionCommand implements Remotely {
    @Parameters(paramLabel = "ORDER", description = "The order's id.")
    private UUID order;

    @Override
    void run(Session session, PrintWriter out) {
        var now = session.now();
        var paid =
                session.bean(Orders.class).pay(order, Actor.COMMAND_LINE, now).orThrow();
        if (paid.awaitsProvider()) {
            session.bean(Clockwork.class).workOn(paid.account(), now);
        }
        OrderText.print(session.bean(Orders.class).find(order).orElseThrow(), session, out);
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        OrderText.print(server.post("/orders/" + order + "/payment", Map.of()), server, out);
    }
}
