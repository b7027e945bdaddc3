package dev.perennial.cli;

import dev.perennial.portfolio.Exports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description =
                "Write how everything stands to DIR as CSV: accounts, subscriptions, coupons, offers, terms, orders,"
                        + " attempts, entries and notices.")
final class ExportCommand implements Callable<Integer>, Remotely {
    @ParentCommand
    private Perennial perennial;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder for the files; made when it is not there.")
    private Path folder;

    @Override
    public Integer call() {
        try (var session = Session.open(perennial.options());
                var watch = new ConsoleWatch()) {
            session.bean(Exports.class).write(folder, watch);
        }
        spec.commandLine().getOut().println("exported to " + folder);
        spec.commandLine().getOut().flush();
        return spec.exitCodeOnSuccess();
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        try {
            var archive = Files.createTempFile("perennial-export", ".zip");
            try {
                server.download("/exports", archive);
                Archive.unpack(archive, folder);
            } finally {
                Files.delete(archive);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        out.println("exported to " + folder);
    }
}
