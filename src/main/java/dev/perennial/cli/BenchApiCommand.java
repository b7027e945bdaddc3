package dev.perennial.cli;

import dev.perennial.bench.ApiBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "api",
        description = {
            "Measure manual renewals through the API beside as many rows written to the same server by pgbench.",
            "It makes databases of its own and removes them, and serves them on a free port of this machine."
        })
final class BenchApiCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand bench;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--renewals",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many items are renewed, each by a request of its own (default: ${DEFAULT-VALUE}).")
    private int renewals;

    @Option(
            names = "--clients",
            paramLabel = "C",
            defaultValue = "8",
            description = "How many clients ask side by side, and write for the floor (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--floor",
            paramLabel = "BY",
            defaultValue = "AUTO",
            description = "What writes the rows to compare with: auto (pgbench where there is one on the PATH or beside"
                    + " the database's programs, else java), pgbench, or java.")
    private ApiBench.Floor floor;

    @Override
    public Integer call() {
        if (renewals < 1 || clients < 1) {
            throw new ParameterException(spec.commandLine(), "a bench needs at least one renewal and one client");
        }
        return bench.show(hearing ->
                new ApiBench(bench.options().database(), bench.serving(), hearing).run(renewals, clients, floor));
    }
}
