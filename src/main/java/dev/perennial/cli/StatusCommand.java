package dev.perennial.cli;

import dev.perennial.clock.Installation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(name = "status", description = "Show what the database was created as, and what time it is there.")
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    private Perennial perennial;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (var session = Session.open(perennial.options())) {
            var installation = session.bean(Installation.class);
            var out = spec.commandLine().getOut();
            out.println("now      " + session.now().atZone(installation.zone()).toOffsetDateTime());
            out.println("zone     " + installation.zone());
            out.println("clock    " + (installation.sandbox() ? "sandbox, moved by hand" : "real"));
            out.println("buckets  " + installation.buckets().count());
            out.println("created  "
                    + installation.createdAt().atZone(installation.zone()).toOffsetDateTime());
            out.flush();
            return 0;
        }
    }
}
