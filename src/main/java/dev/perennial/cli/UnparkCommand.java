package dev.perennial.cli;

import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Reason;
import dev.perennial.renewal.Parking;
import dev.perennial.subscription.Subscription;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "unpark", description = "Put an item back to work that was set aside because of a fault.")
final class UnparkCommand extends SessionCommand implements Remotely {
    @Parameters(paramLabel = "SUBSCRIPTION", description = "The item's id.")
    private String subscription;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why it can be worked on again; kept in the journal.")
    private String reason;

    @Override
    void run(Session session, PrintWriter out) {
        var id = session.bean(Parking.class)
                .unpark(
                        new Subscription.Id(subscription),
                        Reason.read(reason).orThrow(),
                        Actor.COMMAND_LINE,
                        session.now())
                .orThrow();
        out.println(done(id.value()));
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        server.post("/parked-items/" + Remote.in(subscription) + "/unpark", Map.of("reason", reason));
        out.println(done(subscription));
    }

    private static String done(String id) {
        return id + " is worked on again; the next run takes up what it missed";
    }
}
