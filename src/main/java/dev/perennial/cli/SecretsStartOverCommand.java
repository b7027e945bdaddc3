package dev.perennial.cli;

import dev.perennial.vault.KeyChange;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "start-over",
        description = {
            "When the key is lost for good: go on with the one at hand, or with a new one.",
            "What the lost key sealed stays shut for ever. Keys that sign, and secrets of webhooks and product systems,"
                    + " have to be made anew by whoever they belong to. Nothing else is lost."
        })
final class SecretsStartOverCommand extends SessionCommand {
    @Option(names = "--lost", required = true, description = "Yes, the key is lost, and no backup has it.")
    private boolean lost;

    @Override
    void run(Session session, PrintWriter out) {
        session.bean(KeyChange.class).startOver();
        out.println("from now on the key at hand is the right one");
    }
}
