package dev.perennial.cli;

import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Reason;
import dev.perennial.payment.TopUps;
import java.io.PrintWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "top-up",
        description = "Add to an account's balance; its renewals that wait for money are tried again at once.")
final class TopUpCommand extends SessionCommand implements Remotely {
    @Spec
    private CommandSpec own;

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account's id.")
    private String account;

    @Parameters(
            index = "1",
            paramLabel = "AMOUNT",
            description = "A decimal in the account's currency, such as 500.00.")
    private String amount;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why the money counts as received; kept in the journal. A server asks for one.")
    private @Nullable String reason;

    @Override
    void run(Session session, PrintWriter out) {
        var now = session.now();
        var id = new Account.Id(account);
        var topUps = session.bean(TopUps.class);
        var done = (reason == null
                        ? topUps.topUp(id, amount, Actor.COMMAND_LINE, now)
                        : topUps.topUp(id, amount, Reason.read(reason).orThrow(), Actor.COMMAND_LINE, now))
                .orThrow();
        print(done.wallet().balance(), done.wallet().available(), out);
        if (done.woken() > 0) {
            Statement.print(session.bean(Clockwork.class).workOn(id, now), out);
        }
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        if (reason == null) {
            throw new ParameterException(own.commandLine(), "A server asks why the money is received: --reason TEXT");
        }
        var done = server.post(
                "/received-top-ups?account=" + Remote.in(account), Map.of("amount", amount, "reason", reason));
        print(Remote.money(done.path("balance")), Remote.money(done.path("available")), out);
        if (Remote.isThere(done.path("report"))) Statement.print(done.path("report"), out);
    }

    private static void print(Money balance, Money available, PrintWriter out) {
        out.println("balance " + balance + ", available " + available);
    }
}
