package dev.perennial.cli;

import dev.perennial.clockwork.Report;
import dev.perennial.renewal.Tally;
import dev.perennial.subscription.Phase;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.ToIntFunction;
import tools.jackson.databind.JsonNode;

/** Prints the statement of law 6: due = renewed + refused + deferred + parked, by reason, with amounts. */
final class Statement {
    private Statement() {}

    static void print(Report report, PrintWriter out) {
        print(
                report.renewals(),
                phase -> report.entered().getOrDefault(phase, 0),
                report.reminded(),
                report.lapsed(),
                report.carried(),
                out);
    }

    /** As a server tells of a run. */
    static void print(JsonNode report, PrintWriter out) {
        print(
                Tally.of(Remote.each(report.path("renewals"))
                        .map(Statement::line)
                        .toList()),
                phase -> report.path("entered").path(phase.name()).asInt(0),
                report.path("reminded").asInt(),
                report.path("lapsed").asInt(),
                report.path("carried").asInt(),
                out);
    }

    private static Tally.Line line(JsonNode line) {
        boolean priced = Remote.isThere(line.path("amount"));
        var amount = priced ? Remote.money(line.path("amount")) : null;
        return new Tally.Line(
                Tally.Decision.valueOf(line.path("decision").asString()),
                line.path("reason").asString(),
                amount == null ? null : amount.currency().getCurrencyCode(),
                line.path("count").asLong(),
                amount == null ? 0 : amount.minor());
    }

    private static void print(
            Tally renewals, ToIntFunction<Phase> entered, int reminded, int lapsed, int carried, PrintWriter out) {
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
        out.println("grace " + entered.applyAsInt(Phase.GRACE)
                + ", suspended " + entered.applyAsInt(Phase.SUSPENDED)
                + ", released " + entered.applyAsInt(Phase.RELEASED)
                + ", reminded " + reminded
                + ", orders lapsed " + lapsed
                + ", provider tasks " + carried);
    }
}
