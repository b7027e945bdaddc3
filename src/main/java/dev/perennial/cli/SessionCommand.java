package dev.perennial.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on the database for as long as it runs; what goes wrong is told by whoever ran it. */
abstract class SessionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Does the work; {@code out} is for the answer alone, since scripts read it. */
    abstract void run(Session session, PrintWriter out);

    @Override
    public final Integer call() {
        try (var session = Session.open(((Perennial) spec.root().userObject()).options())) {
            var out = spec.commandLine().getOut();
            run(session, out);
            out.flush();
            return 0;
        }
    }
}
