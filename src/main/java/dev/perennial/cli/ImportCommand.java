package dev.perennial.cli;

import dev.perennial.catalog.CatalogRefused;
import dev.perennial.kernel.Actor;
import dev.perennial.portfolio.ImportRefused;
import dev.perennial.portfolio.Imported;
import dev.perennial.portfolio.Imports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Bring in accounts.csv, subscriptions.csv, coupons.csv and instances.json (a saved answer of"
                    + " QueryAvailableInstances), as many of them as DIR has: all of it, or nothing.",
            "What is in the database already stays as it is."
        })
final class ImportCommand implements Callable<Integer>, Remotely {
    private static final List<String> FILES =
            List.of("accounts.csv", "subscriptions.csv", "coupons.csv", "instances.json");

    @ParentCommand
    private Perennial perennial;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder with the files.")
    private Path folder;

    @Override
    public Integer call() {
        try (var session = Session.open(perennial.options());
                var watch = new ConsoleWatch()) {
            var now = session.now();
            var imported = session.bean(Imports.class).load(folder, Actor.COMMAND_LINE, now, watch);
            watch.close();
            print("accounts", imported.accounts());
            print("subscriptions", imported.subscriptions());
            print("coupons", imported.coupons());
            return spec.exitCodeOnSuccess();
        } catch (ImportRefused refused) {
            return refused(refused.problems(), refused.untold());
        } catch (CatalogRefused refused) {
            return refused(refused.problems(), 0);
        }
    }

    private void print(String kind, Imported.Count count) {
        var out = spec.commandLine().getOut();
        out.println(kind + " " + count.added() + " added, " + count.unchanged() + " unchanged");
        out.flush();
    }

    private int refused(List<?> problems, long untold) {
        var err = spec.commandLine().getErr();
        problems.forEach(err::println);
        err.println((untold > 0 ? "and " + untold + " more; " : "") + "nothing was imported");
        err.flush();
        return spec.exitCodeOnExecutionException();
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        try {
            var archive = Files.createTempFile("perennial-import", ".zip");
            try {
                Archive.pack(folder, FILES, archive);
                var told = server.upload("/imports", BodyPublishers.ofFile(archive), "application/zip");
                for (var kind : List.of("accounts", "subscriptions", "coupons")) {
                    var count = told.path(kind);
                    print(
                            kind,
                            new Imported.Count(
                                    count.path("added").asLong(),
                                    count.path("unchanged").asLong()));
                }
            } finally {
                Files.delete(archive);
            }
        } catch (RemoteRefused refused) {
            if (refused.errors().isEmpty()) throw refused;
            refused(refused.errors(), 0);
            throw new RemoteFailed("nothing was imported on the server", refused);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
