package dev.perennial.cli;

import dev.perennial.bench.Bench;
import dev.perennial.bench.Platform;
import dev.perennial.db.StatementCount;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "bench",
        description = "Measure how fast it is on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BenchRunCommand.class,
            BenchNoticesCommand.class,
            BenchPagesCommand.class,
            BenchBssCommand.class,
            BenchApiCommand.class,
            BenchWebhooksCommand.class
        })
final class BenchCommand implements Runnable {
    @ParentCommand
    private Perennial perennial;

    @Spec
    private CommandSpec spec;

    GlobalOptions options() {
        return perennial.options();
    }

    /** Opens a platform that serves pages and programs, and counts its statements. */
    Platform.Opener serving() {
        return (database, count) ->
                Session.serve(options(), database, context -> context.registerBean(StatementCount.class, () -> count));
    }

    /** Shows how a bench gets on, and then what it says. */
    int show(Function<Bench.Hearing, List<String>> measure) {
        try (var hearing = new ShownWork()) {
            var lines = measure.apply(hearing);
            hearing.close();
            var out = spec.commandLine().getOut();
            lines.forEach(out::println);
            out.flush();
            return 0;
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Measure what?");
    }
}
