package dev.perennial.cli;

import dev.perennial.books.BookFiles;
import dev.perennial.clock.Installation;
import java.io.PrintWriter;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "deferred",
        description = "What was sold, given back and earned in each month, and what is deferred at its end.")
final class BooksDeferredCommand extends SessionCommand implements Remotely {
    @Option(names = "--from", paramLabel = "MONTH", description = "The first month, as 2026-01 (default: this one).")
    private @Nullable YearMonth from;

    @Option(names = "--to", paramLabel = "MONTH", description = "The last month (default: the first one).")
    private @Nullable YearMonth to;

    @Mixin
    private BooksFile file;

    @Override
    void run(Session session, PrintWriter out) {
        var today = YearMonth.from(
                session.now().atZone(session.bean(Installation.class).zone()));
        var first = from == null ? today : from;
        file.write(out, book -> session.bean(BookFiles.class).deferredRevenue(first, to == null ? first : to, book));
    }

    @Override
    public void run(Remote server, PrintWriter out) {
        var status = server.get("/status");
        var today = YearMonth.from(Remote.instant(status.path("now"))
                .atZone(ZoneId.of(status.path("zone").asString())));
        var first = from == null ? today : from;
        var last = to == null ? first : to;
        file.write(out, server.text("/books/deferred-revenue.csv?from=" + first + "&to=" + last));
    }
}
