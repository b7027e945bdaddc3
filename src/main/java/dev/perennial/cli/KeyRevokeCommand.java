package dev.perennial.cli;

import dev.perennial.kernel.Actor;
import dev.perennial.key.ApiKeys;
import java.io.PrintWriter;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "revoke", description = "Have a key open nothing any more, at once.")
final class KeyRevokeCommand extends SessionCommand implements Remotely {
    @Parameters(paramLabel = "ID", description = "The key's id, as 'key list' prints it.")
    private UUID id;

    @Override
    void run(Session session, PrintWriter out) {
        var key = session.bean(ApiKeys.class)
                .revoke(id, Actor.COMMAND_LINE, session.now())
                .orThrow();
        out.println(done(key.name(), key.login()));
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        var key = server.post("/keys/" + id + "/revocation", Map.of());
        out.println(done(key.path("name").asString(), key.path("login").asString()));
    }

    private static String done(String name, String login) {
        return "key \"" + name + "\" of " + login + " opens nothing any more";
    }
}
