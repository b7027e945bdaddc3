package dev.perennial.cli;

import dev.perennial.kernel.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** The program: every subcommand is a class of its own beside this one. */
@Command(
        name = "perennial",
        description = {
            "Renewal platform for prepaid, fixed-term services.",
            "Commands work on the database of this machine or, with --server and --key, on a server; only serve, bench,"
                    + " secrets, key add, user add and user password work on their own machine alone."
        },
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
    private static final String SOME_ID = "01a2155d-d280-77bd-86c8-f310cf4cb4ca";

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
        line.registerConverter(UUID.class, text -> read(text, UUID::fromString, "id", SOME_ID));
        line.registerConverter(LocalDate.class, text -> read(text, LocalDate::parse, "day", "2026-01-31"));
        line.registerConverter(YearMonth.class, text -> read(text, YearMonth::parse, "month", "2026-01"));
        line.registerConverter(ZoneId.class, text -> read(text, ZoneId::of, "time zone", "Asia/Shanghai"));
        return line;
    }

    GlobalOptions options() {
        return options;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    private static <T> T read(String text, Function<String, T> reading, String what, String such) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new CommandLine.TypeConversionException("'" + text + "' is no " + what + " such as " + such);
        }
    }

    private static Period period(String iso) {
        try {
            return Period.parse(iso);
        } catch (IllegalArgumentException unreadable) {
            throw new CommandLine.TypeConversionException(unreadable.getMessage());
        }
    }
}
