package dev.perennial.cli;

import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.order.Refunds;
import java.io.PrintWriter;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "undo", description = "Take back a paid renewal whose term has not begun.")
final class UndoCommand extends SessionCommand implements Remotely {
    @Parameters(paramLabel = "ORDER", description = "The order's id.")
    private UUID order;

    @Override
    void run(Session session, PrintWriter out) {
        var now = session.now();
        var refund =
                session.bean(Refunds.class).undo(order, Actor.COMMAND_LINE, now).orThrow();
        OrderText.print(refund, session, out);
        session.bean(Clockwork.class).workOn(refund.account(), now);
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        var why = Map.of("reason", "perennial undo");
        OrderText.print(server.post("/orders/" + order + "/undoing", why), server, out);
    }
}
