package dev.perennial.cli;

import dev.perennial.bench.NoticesBench;
import dev.perennial.bench.TakingCarrier;
import dev.perennial.db.StatementCount;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "notices",
        description = {
            "Measure how fast notices leave as e-mail, beside hand-written SQL that writes the same rows.",
            "It makes databases of its own and removes them, and sends nothing: what leaves is dropped."
        })
final class BenchNoticesCommand implements Callable<Integer> {
    private static final int COUNT_MAX = 100_000_000;

    @ParentCommand
    private BenchCommand bench;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many, each to an account of its own (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--lanes",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Work on so many buckets side by side, with and without the engine (default: ${DEFAULT-VALUE}).")
    private int lanes;

    @Override
    public Integer call() {
        if (count < 1 || count > COUNT_MAX || lanes < 1) {
            throw new ParameterException(spec.commandLine(), "a bench needs at least one notice and one lane");
        }
        var options = bench.options();
        return bench.show(hearing -> new NoticesBench(
                        options.database(),
                        (database, statements) -> Session.open(options, database, context -> {
                            context.registerBean(StatementCount.class, () -> statements);
                            context.registerBean(TakingCarrier.class);
                        }),
                        hearing)
                .run(count, lanes));
    }
}
