package dev.perennial.cli;

import dev.perennial.bank.Desk;
import dev.perennial.bank.Statements;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Bring in a file of the bank: camt.053 (001.02 to 001.08), or CSV by a mapping.",
            "All that is new in it comes in, or nothing; the same file or entry again changes nothing."
        })
final class StatementImportCommand extends SessionCommand {
    @Spec
    private CommandSpec own;

    @Parameters(paramLabel = "FILE", description = "The file as the bank gave it.")
    private Path file;

    @Option(
            names = "--mapping",
            paramLabel = "NAME",
            description = "How a CSV file is read: plain, german, chinese, or one of the vendor's own.")
    private String mapping;

    @Override
    void run(Session session, PrintWriter out) {
        if (!Files.isReadable(file)) {
            throw new CommandLine.ParameterException(own.commandLine(), "There is no file " + file + " to read");
        }
        var now = session.now();
        var imported = session.bean(Statements.class)
                .load(
                        file,
                        file.getFileName().toString(),
                        Optional.ofNullable(mapping),
                        Actor.COMMAND_LINE,
                        now,
                        bytes -> {})
                .orThrow();
        if (imported.again()) {
            out.println("imported before, nothing has changed");
            return;
        }
        var settled = imported.settled();
        out.println("statements " + imported.file().statements() + ", entries "
                + imported.file().entries() + ", new " + imported.file().fresh() + ", left out "
                + imported.file().leftOut());
        out.println("credited " + settled.credited() + ", taken back " + settled.takenBack() + ", for the desk "
                + settled.asked() + " (waiting in all: "
                + session.bean(Desk.class).count() + ")");
        imported.differences()
                .forEach(difference -> out.println("balances of " + difference.bankAccount() + " " + difference.number()
                        + " differ by " + difference.by()));
        settled.accounts().forEach(account -> session.bean(Clockwork.class).workOn(account, now));
    }
}
