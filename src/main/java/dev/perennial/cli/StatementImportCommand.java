package dev.perennial.cli;

import dev.perennial.bank.Desk;
import dev.perennial.bank.Statements;
import dev.perennial.clockwork.Clockwork;
import dev.perennial.kernel.Actor;
import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "import",
        description = {
            "Bring in a file of the bank: camt.053 (001.02 to 001.08), or CSV by a mapping.",
            "All that is new in it comes in, or nothing; the same file or entry again changes nothing."
        })
final class StatementImportCommand extends SessionCommand implements Remotely {
    @Spec
    private CommandSpec own;

    @Parameters(paramLabel = "FILE", description = "The file as the bank gave it.")
    private Path file;

    @Option(
            names = "--mapping",
            paramLabel = "NAME",
            description = "How a CSV file is read: plain, german, chinese, or one of the vendor's own.")
    private String mapping;

    private void mustBeThere() {
        if (!Files.isReadable(file)) {
            throw new CommandLine.ParameterException(own.commandLine(), "There is no file " + file + " to read");
        }
    }

    @Override
    void run(Session session, PrintWriter out) {
        mustBeThere();
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

    @Override
    public void run(Remote server, PrintWriter out) {
        mustBeThere();
        var how = "/statements?name=" + Remote.in(file.getFileName().toString())
                + (mapping == null ? "" : "&mapping=" + Remote.in(mapping));
        try {
            print(server.upload(how, BodyPublishers.ofFile(file), "application/octet-stream"), out);
        } catch (FileNotFoundException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void print(JsonNode imported, PrintWriter out) {
        if (imported.path("isKnown").asBoolean()) {
            out.println("imported before, nothing has changed");
            return;
        }
        var of = imported.path("file");
        out.println("statements " + of.path("statements").asLong() + ", entries "
                + of.path("entries").asLong() + ", new " + of.path("fresh").asLong() + ", left out "
                + of.path("leftOut").asLong());
        out.println("credited " + imported.path("credited").asLong() + ", taken back "
                + imported.path("takenBack").asLong() + ", for the desk "
                + imported.path("asked").asLong() + " (waiting in all: "
                + imported.path("waiting").asLong() + ")");
        Remote.each(imported.path("differences"))
                .forEach(difference -> out.println(
                        "balances of " + difference.path("bankAccount").asString() + " "
                                + difference.path("number").asString() + " differ by "
                                + Remote.money(difference.path("by"))));
    }
}
