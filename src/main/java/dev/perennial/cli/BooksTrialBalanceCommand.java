package dev.perennial.cli;

import dev.perennial.books.BookFiles;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "trial-balance",
        description = "Every ledger account by currency: opening, debits, credits, closing. Closings sum to zero.")
final class BooksTrialBalanceCommand extends SessionCommand implements Remotely {
    @Mixin
    private BooksDays days;

    @Mixin
    private BooksFile file;

    @Override
    void run(Session session, PrintWriter out) {
        file.write(
                out, book -> session.bean(BookFiles.class).trialBalance(days.begin(session), days.end(session), book));
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        file.write(out, server.text("/books/trial-balance.csv" + days.parameters()));
    }
}
