package dev.perennial.cli;

import dev.perennial.bench.WebhooksBench;
import dev.perennial.db.StatementCount;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "webhooks",
        description = {
            "Measure how fast events are numbered and brought to a program on this machine, beside the same bodies"
                    + " posted by the same client.",
            "It makes databases of its own and removes them, and sends nothing to anybody else."
        })
final class BenchWebhooksCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand bench;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "5000",
            description = "How many, of a hundred accounts (default: ${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--lanes",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many are on their way at the same time (default: ${DEFAULT-VALUE}).")
    private int lanes;

    @Override
    public Integer call() {
        if (events < 1 || lanes < 1) {
            throw new ParameterException(spec.commandLine(), "a bench needs at least one event and one lane");
        }
        var options = bench.options();
        var settings = Map.<String, Object>of(
                "perennial.webhooks.allow-private", "true", "perennial.webhooks.lanes", String.valueOf(lanes));
        return bench.show(hearing -> new WebhooksBench(
                        options.database(),
                        (database, statements) -> Session.open(options, database, context -> {
                            context.registerBean(StatementCount.class, () -> statements);
                            context.getEnvironment()
                                    .getPropertySources()
                                    .addFirst(new MapPropertySource("bench", settings));
                        }),
                        hearing)
                .run(events, lanes));
    }
}
