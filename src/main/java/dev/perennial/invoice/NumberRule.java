package dev.perennial.invoice;

import dev.perennial.invoice.Invoice.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives numbers of a series: one up each time, from one again each year. A number is dated today, or, where a clock
 * lags behind another one, as the number before it: dates follow the numbers.
 */
final class NumberRule {
    private NumberRule() {}

    /** Where a series stands. */
    record Last(int year, int number, LocalDate on) {}

    /**
     * A number of a series, bound to its paper.
     *
     * @param prior the number before it in its year; null for the first
     */
    record Given(
            int year,
            int number,
            LocalDate on,
            @Nullable Integer prior,
            @Nullable LocalDate priorOn,
            UUID invoice) {
        Last last() {
            return new Last(year, number, on);
        }
    }

    static List<Given> give(Last last, Collection<UUID> invoices, LocalDate today) {
        var given = new ArrayList<Given>();
        var stand = last;
        for (var invoice : invoices) {
            var on = today.isBefore(stand.on()) ? stand.on() : today;
            boolean first = on.getYear() != stand.year() || stand.number() == 0;
            var next = new Given(
                    on.getYear(),
                    first ? 1 : stand.number() + 1,
                    on,
                    first ? null : stand.number(),
                    first ? null : stand.on(),
                    invoice);
            given.add(next);
            stand = next.last();
        }
        return given;
    }

    /** As it stands on the paper: {@code PC-2026-000001}; a credit note's series has the prefix {@code PC-CN}. */
    static String label(String prefix, Kind kind, int year, int number) {
        var series = kind == Kind.CREDIT_NOTE ? prefix + "-CN" : prefix;
        return String.format(Locale.ROOT, "%s-%d-%06d", series, year, number);
    }
}
