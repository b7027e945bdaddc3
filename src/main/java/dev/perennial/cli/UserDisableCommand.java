package dev.perennial.cli;

import dev.perennial.kernel.Actor;
import dev.perennial.user.Users;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "disable", description = "Keep a user out, at once and everywhere.")
final class UserDisableCommand extends SessionCommand implements Remotely {
    @Parameters(index = "0", paramLabel = "LOGIN", description = "What they type to sign in.")
    private String login;

    @Override
    void run(Session session, PrintWriter out) {
        var user = session.bean(Users.class)
                .disable(login, Actor.COMMAND_LINE, session.now())
                .orThrow();
        out.println(user.login() + " is signed out, and cannot sign in any more");
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        var user = server.post("/users/" + Remote.in(login) + "/disabling", Map.of());
        out.println(user.path("login").asString() + " is signed out, and cannot sign in any more");
    }
}
