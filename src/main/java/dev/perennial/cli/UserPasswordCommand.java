package dev.perennial.cli;

import dev.perennial.kernel.Actor;
import dev.perennial.user.Passwords;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "password",
        description = {
            "Give a user another password; wherever they are signed in, they are signed out.",
            "It is asked for at the terminal, or read from the first line of the input."
        })
final class UserPasswordCommand extends SessionCommand {
    @Parameters(index = "0", paramLabel = "LOGIN", description = "What they type to sign in.")
    private String login;

    @Override
    void run(Session session, PrintWriter out) {
        var user = session.bean(Passwords.class)
                .set(login, TypedPassword.read(), Actor.COMMAND_LINE, session.now())
                .orThrow();
        out.println(user.login() + " has another password now");
    }
}
