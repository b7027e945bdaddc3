package dev.perennial.cli;

import dev.perennial.kernel.Actor;
import dev.perennial.user.Users;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "enable", description = "Let a disabled user sign in again.")
final class UserEnableCommand extends SessionCommand {
    @Parameters(index = "0", paramLabel = "LOGIN", description = "What they type to sign in.")
    private String login;

    @Override
    void run(Session session, PrintWriter out) {
        var user = session.bean(Users.class)
                .enable(login, Actor.COMMAND_LINE, session.now())
                .orThrow();
        out.println(user.login() + " can sign in again");
    }
}
