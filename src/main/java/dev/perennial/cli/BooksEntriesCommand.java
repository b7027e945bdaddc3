package dev.perennial.cli;

import dev.perennial.books.BookFiles;
import dev.perennial.books.EntrySearch;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "entries", description = "Every entry with its debit and its credit account, the oldest first.")
final class BooksEntriesCommand extends SessionCommand implements Remotely {
    @Mixin
    private BooksDays days;

    @Mixin
    private BooksFile file;

    @Override
    void run(Session session, PrintWriter out) {
        var search = new EntrySearch(null, null, days.begin(session), days.end(session), null);
        file.write(out, book -> session.bean(BookFiles.class).entries(search, book));
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        file.write(out, server.text("/books/entries.csv" + days.parameters()));
    }
}
