package dev.perennial.cli;

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

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Measure what?");
    }
}
