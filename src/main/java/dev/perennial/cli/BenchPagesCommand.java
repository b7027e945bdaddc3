package dev.perennial.cli;

import dev.perennial.bench.PagesBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "pages",
        description = {
            "Measure the console's pages of one account with many items beside one with few: time and statements.",
            "It makes databases of its own and removes them, and serves them on a free port of this machine."
        })
final class BenchPagesCommand implements Callable<Integer> {
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
            description = "How often each page is looked at (default: ${DEFAULT-VALUE}).")
    private int views;

    @Option(
            names = "--under",
            paramLabel = "PATH",
            defaultValue = "/",
            description = "Only pages whose address begins so (default: ${DEFAULT-VALUE}, all of them).")
    private String under;

    @Override
    public Integer call() {
        return bench.show(hearing ->
                new PagesBench(bench.options().database(), bench.serving(), hearing).run(items, views, under));
    }
}
