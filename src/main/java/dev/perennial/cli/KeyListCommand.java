package dev.perennial.cli;

import dev.perennial.kernel.Actor;
import dev.perennial.key.ApiKey;
import dev.perennial.key.ApiKeys;
import dev.perennial.key.Scope;
import dev.perennial.user.Role;
import dev.perennial.user.Users;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "list", description = "List the keys of a user that are not revoked, the newest first.")
final class KeyListCommand extends SessionCommand implements Remotely {
    @Parameters(index = "0", paramLabel = "LOGIN", description = "Whose keys to list.")
    private String login;

    @Override
    void run(Session session, PrintWriter out) {
        var user = session.bean(Users.class).get(login, Actor.COMMAND_LINE).orThrow();
        session.bean(ApiKeys.class).of(user).forEach(key -> out.println(line(key, session.now())));
    }

    private static String line(ApiKey key, Instant now) {
        return key.id() + "  " + key.kind().name().toLowerCase(Locale.ROOT)
                + (key.isOver(now) ? "  over" : "")
                + "  used " + key.usedAt().map(Instant::toString).orElse("never")
                + "  " + key.scopes().stream().map(Scope::code).sorted().collect(Collectors.joining(","))
                + "  " + key.name();
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        mustShow(server);
        server.all("/keys").stream()
                .filter(key -> key.path("login").asString().equals(login))
                .forEach(key -> out.println(key.path("id").asString() + "  "
                        + key.path("kind").asString().toLowerCase(Locale.ROOT)
                        + (key.path("over").asBoolean() ? "  over" : "")
                        + "  used " + key.path("usedAt").asString("never")
                        + "  "
                        + Remote.each(key.path("scopes"))
                                .map(JsonNode::asString)
                                .collect(Collectors.joining(","))
                        + "  " + key.path("name").asString()));
    }
    /** A server shows a key those of its own user, and an owner's key those of the account. */
    private void mustShow(Remote server) {
        var own = server.get("/key").path("login").asString();
        if (own.equals(login)) return;
        server.get("/users/" + Remote.in(login));
        var role = server.get("/users/" + Remote.in(own)).path("role").asString();
        if (role.equals(Role.OWNER.name())) return;
        throw new RemoteFailed("a server shows this key only the keys of " + own, null);
    }
}
