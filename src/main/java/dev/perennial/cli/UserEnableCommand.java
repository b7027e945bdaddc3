package dev.perennial.cli;

import dev.perennial.kernel.Actor;
import dev.perennial.user.Users;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "enable", description = "Let a disabled user sign in again.")
final class UserEnableCommand extends SessionCommand implements Remotely {
    @Parameters(index = "0", paramLabel = "LOGIN", description = "What they type to sign in.")
    private String login;

    @Override
    void run(Session session, PrintWriter out) {
        var user = session.bean(Users.class)
                .enable(login, Actor.COMMAND_LINE, session.now())
                .orThrow();
        out.println(user.login() + " can sign in again");
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        var user = server.post("/users/" + Remote.in(login) + "/enabling", Map.of());
        out.println(user.path("login").asString() + " can sign in again");
    }
}
