package dev.perennial.cli;

import dev.perennial.bench.BssBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "bss",
        description = {
            "Measure pages of the BSS door's QueryAvailableInstances, for an account with many items beside one with"
                    + " few.",
            "It makes databases of its own and removes them, and serves them on a free port of this machine."
        })
final class BenchBssCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand bench;

    @Option(
            names = "--items",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many items the account has (default: ${DEFAULT-VALUE}).")
    private int items;

    @Option(
            names = "--views",
            paramLabel = "N",
            defaultValue = "100",
            description = "How often each page is asked for (default: ${DEFAULT-VALUE}).")
    private int views;

    @Override
    public Integer call() {
        return bench.show(
                hearing -> new BssBench(bench.options().database(), bench.serving(), hearing).run(items, views));
    }
}
