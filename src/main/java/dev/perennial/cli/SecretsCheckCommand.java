package dev.perennial.cli;

import dev.perennial.vault.Vault;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

@Command(name = "check", description = "Say whether the key at hand opens what is sealed.")
final class SecretsCheckCommand extends SessionCommand {
    @Override
    void run(Session session, PrintWriter out) {
        session.bean(Vault.class).check();
        out.println("the key is the right one");
    }
}
