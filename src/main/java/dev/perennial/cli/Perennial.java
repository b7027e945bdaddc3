package dev.perennial.cli;

import dev.perennial.kernel.Period;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** The program: every subcommand is a class of its own beside this one. */
@Command(
        name = "perennial",
        description = "Renewal platform for prepaid, fixed-term services.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            AuditCommand.class,
            StatusCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            RunCommand.class,
            TopUpCommand.class,
            StatementCommand.class,
            RenewCommand.class,
            ModeCommand.class,
            ReserveCommand.class,
            PayCommand.class,
            CancelCommand.class,
            UndoCommand.class,
            UnparkCommand.class,
            WhyCommand.class,
            BooksCommand.class,
            UserCommand.class,
            KeyCommand.class,
            SecretsCommand.class,
            BenchCommand.class
        })
public final class Perennial implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private GlobalOptions options;

    private Perennial() {}

    public static void main(String... arguments) {
        System.exit(line().execute(arguments));
    }

    /** Executes to the exit code: 0 done, 1 failed or refused, 2 used wrongly. */
    static CommandLine line() {
        return line(System::getenv);
    }

    /** As {@link #line()}, with another environment than this process has. */
    static CommandLine line(UnaryOperator<@Nullable String> environment) {
        var line = new CommandLine(new Perennial());
        line.setParameterExceptionHandler(Failures::usage);
        line.setExecutionExceptionHandler(Failures::failure);
        line.setExecutionStrategy(new RemoteDoor(environment));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Period.class, Perennial::period);
        return line;
    }

    GlobalOptions options() {
        return options;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    private static Period period(String iso) {
        try {
            return Period.parse(iso);
        } catch (IllegalArgumentException unreadable) {
            throw new CommandLine.TypeConversionException(unreadable.getMessage());
        }
    }
}
