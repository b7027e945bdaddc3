package dev.perennial.cli;

import dev.perennial.vault.KeyChange;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

@Command(
        name = "reseal",
        description = {
            "After the key was changed: seal anew what the key before sealed (perennial.secret-key-previous).",
            "A server does so by itself when it starts."
        })
final class SecretsResealCommand extends SessionCommand {
    @Override
    void run(Session session, PrintWriter out) {
        var change = session.bean(KeyChange.class);
        if (!change.isWanted()) {
            out.println("nothing to do: there is no key before (perennial.secret-key-previous), or nothing is sealed");
            return;
        }
        out.println(change.run() + " sealed with the new key; perennial.secret-key-previous can go");
    }
}
