package dev.perennial.cli;

import dev.perennial.account.Account;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import dev.perennial.payment.TopUps;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "top-up",
        description = "Add to an account's balance; its renewals that wait for money are tried again at once.")
final class TopUpCommand extends SessionCommand {
    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "The account's id.")
    private String account;

    @Parameters(
            index = "1",
            paramLabel = "AMOUNT",
            description = "A decimal in the account's currency, such as 500.00.")
    private String amount;

    @Override
    void run(Session session, PrintWriter out) {
        var now = session.now();
        var id = new Account.Id(account);
        var done = session.bean(TopUps.class)
                .topUp(id, amount, Actor.COMMAND_LINE, now)
                .orThrow();
        out.println("balance " + done.wallet().balance() + ", available "
                + done.wallet().available());
        if (done.woken() > 0) {
            Statement.print(session.bean(Clockwork.class).workOn(id, now), out);
        }
    }
}
