package dev.perennial.cli;

import dev.perennial.bench.Bench;
import dev.perennial.bench.BenchPlan;
import dev.perennial.db.StatementCount;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = {
            "Measure automatic renewal beside hand-written SQL that writes the same rows.",
            "It makes databases of its own and removes them; yours are left alone. With --database-url they are made on"
                    + " that server, by a user who may create databases."
        })
final class BenchRunCommand implements Callable<Integer> {
    private static final int ITEMS_OF_AN_ACCOUNT = 10;

    @ParentCommand
    private BenchCommand bench;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--subscriptions",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Default: ${DEFAULT-VALUE}.")
    private int subscriptions;

    @Option(names = "--accounts", paramLabel = "M", description = "Whom they belong to (default: one for ten of them).")
    private @Nullable Integer accounts;

    @Option(names = "--huge-account", description = "All of them belong to a single account.")
    private boolean huge;

    @Option(
            names = "--lanes",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Work on so many buckets side by side, with and without the engine (default: ${DEFAULT-VALUE}).")
    private int lanes;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "Measure so often, each time on fresh copies (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--keep", description = "Leave the databases behind, for a look at them.")
    private boolean keep;

    @Override
    public Integer call() {
        var plan = plan();
        var options = bench.options();
        return bench.show(hearing -> new Bench(
                        options.database(),
                        (database, count) -> Session.open(
                                options, database, context -> context.registerBean(StatementCount.class, () -> count)),
                        hearing)
                .run(plan, keep)
                .lines());
    }

    private BenchPlan plan() {
        int owners = huge ? 1 : Objects.requireNonNullElse(accounts, Math.max(1, subscriptions / ITEMS_OF_AN_ACCOUNT));
        try {
            return new BenchPlan(subscriptions, owners, lanes, rounds);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }
}
