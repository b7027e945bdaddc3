package dev.perennial.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "books",
        description = "Write the books as CSV for accounting.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {BooksTrialBalanceCommand.class, BooksDeferredCommand.class, BooksEntriesCommand.class})
final class BooksCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which book?");
    }
}
