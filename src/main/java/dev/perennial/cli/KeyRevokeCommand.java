package dev.perennial.cli;

import dev.perennial.kernel.Actor;
import dev.perennial.key.ApiKeys;
import java.io.PrintWriter;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "revoke", description = "Have a key open nothing any more, at once.")
final class KeyRevokeCommand extends SessionCommand {
    @Parameters(paramLabel = "ID", description = "The key's id, as 'key list' prints it.")
    private UUID id;

    @Override
    void run(Session session, PrintWriter out) {
        var key = session.bean(ApiKeys.class)
                .revoke(id, Actor.COMMAND_LINE, session.now())
                .orThrow();
        out.println("key \"" + key.name() + "\" of " + key.login() + " opens nothing any more");
    }
}
