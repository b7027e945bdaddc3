package dev.perennial.cli;

import dev.perennial.kernel.Actor;
import dev.perennial.renewal.Reservations;
import dev.perennial.subscription.Subscription;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "reserve",
        description = "Keep part of the balance for one item, so that no other item's renewal spends it; 0 ends it.")
final class ReserveCommand extends SessionCommand implements Remotely {
    @Parameters(index = "0", paramLabel = "SUBSCRIPTION", description = "The item's id.")
    private String subscription;

    @Parameters(index = "1", paramLabel = "AMOUNT", description = "A decimal in the account's currency.")
    private String amount;

    @Override
    void run(Session session, PrintWriter out) {
        var wallet = session.bean(Reservations.class)
                .reserve(new Subscription.Id(subscription), amount, Actor.COMMAND_LINE, session.now())
                .orThrow();
        out.println("balance " + wallet.balance() + ", held " + wallet.held() + ", available " + wallet.available());
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        var where = "/wallet" + server.ofAccount(subscription);
        // A key that may not read it is refused before anything is done.
        server.get(where);
        server.put("/subscriptions/" + Remote.in(subscription) + "/reservation", Map.of("amount", amount));
        var wallet = server.get(where);
        out.println("balance " + Remote.money(wallet.path("balance")) + ", held " + Remote.money(wallet.path("held"))
                + ", available " + Remote.money(wallet.path("available")));
    }
}
