package dev.perennial.cli;

import dev.perennial.clockwork.Report;
import dev.perennial.renewal.Tally;
import dev.perennial.subscription.Phase;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints the statement of law 6: due = renewed + refused + deferred + parked, by reason, with amounts. */
final class Statement {
    private Statement() {}

    static void print(Report report, PrintWriter out) {
        var renewals = report.renewals();
        out.println("due " + renewals.due()
                + " = renewed " + renewals.count(Tally.Decision.RENEWED)
                + " + refused " + renewals.count(Tally.Decision.REFUSED)
                + " + deferred " + renewals.count(Tally.Decision.DEFERRED)
                + " + parked " + renewals.count(Tally.Decision.PARKED));
        for (var line : renewals.lines()) {
            var amount = line.amount();
            out.printf(
                    Locale.ROOT,
                    "  %-9s %-28s %8d  %s%n",
                    line.decision().name().toLowerCase(Locale.ROOT),
                    line.reason(),
                    line.count(),
                    amount == null ? "" : amount);
        }
        out.println("grace " + entered(report, Phase.GRACE)
                + ", suspended " + entered(report, Phase.SUSPENDED)
                + ", released " + entered(report, Phase.RELEASED)
                + ", reminded " + report.reminded()
                + ", orders lapsed " + report.lapsed()
                + ", provider tasks " + report.carried());
    }

    private static int entered(Report report, Phase phase) {
        return report.entered().getOrDefault(phase, 0);
    }
}
