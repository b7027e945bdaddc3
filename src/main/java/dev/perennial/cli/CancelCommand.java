package dev.perennial.cli;

import dev.perennial.kernel.Actor;
import dev.perennial.order.Orders;
import java.io.PrintWriter;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "cancel", description = "Cancel an unpaid order: it can never be paid afterwards.")
final class CancelCommand extends SessionCommand implements Remotely {
    @Parameters(paramLabel = "ORDER", description = "The order's id.")
    private UUID order;

    @Override
    void run(Session session, PrintWriter out) {
        session.bean(Orders.class)
                .cancel(order, Actor.COMMAND_LINE, session.now())
                .orThrow();
        OrderText.print(session.bean(Orders.class).find(order).orElseThrow(), session, out);
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        OrderText.print(server.post("/orders/" + order + "/cancellation", Map.of()), server, out);
    }
}
