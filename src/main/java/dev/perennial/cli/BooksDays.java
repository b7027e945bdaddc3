package dev.perennial.cli;

import dev.perennial.books.TrialBalances;
import dev.perennial.clock.Installation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The days a book is of, by the platform's calendar. */
final class BooksDays {
    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "The first day, as 2026-01-31 (default: the beginning).")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day (default: today).")
    private @Nullable LocalDate to;

    Instant begin(Session session) {
        return from == null
                ? TrialBalances.BEGINNING
                : from.atStartOfDay(session.bean(Installation.class).zone()).toInstant();
    }

    /** The first instant after the last day. */
    Instant end(Session session) {
        var zone = session.bean(Installation.class).zone();
        var last = to == null ? session.now().atZone(zone).toLocalDate() : to;
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** As parameters of an address. */
    String parameters() {
        return "?" + (from == null ? "" : "from=" + from + "&") + (to == null ? "" : "to=" + to);
    }
}
