package dev.perennial.admin;

import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Said;
import dev.perennial.timeline.PastRule;
import dev.perennial.timeline.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened between two instants, step by step.
 *
 * @param complete whether all steps are here; a long stretch is shown up to a limit
 */
public record Steps(Instant from, Instant to, List<Total> totals, List<Step> steps, boolean complete) {

    /** Everything of one kind, over all steps. */
    public record Total(JournalEntry.Kind kind, Tone tone, long count, List<Money> sums) {}

    /** Everything of one instant. */
    public record Step(Instant at, List<Group> groups) {}

    /**
     * Everything of one kind at one instant.
     *
     * @param sums of the prices it was about, by currency
     * @param more how many there are beside the lines
     */
    public record Group(JournalEntry.Kind kind, Tone tone, long count, List<Money> sums, List<Line> lines, long more) {}

    /** One item, or the account itself. */
    public record Line(
            @Nullable String item,
            @Nullable String name,
            String account,
            String accountName,
            Instant at,
            Tone tone,
            List<Said> sentences) {}

    static Line line(StepQueries.Line found) {
        var row = found.row();
        var entry = PastRule.entry(row);
        return new Line(
                row.subscription().orElse(null),
                found.itemName(),
                row.account().value(),
                found.accountName(),
                row.at(),
                entry.tone(),
                entry.sentences());
    }

    static List<Step> steps(List<StepQueries.Sum> sums, List<StepQueries.Line> lines) {
        var byInstant = new TreeMap<Instant, Map<JournalEntry.Kind, List<StepQueries.Sum>>>();
        for (var sum : sums) {
            byInstant
                    .computeIfAbsent(sum.at(), at -> new EnumMap<>(JournalEntry.Kind.class))
                    .computeIfAbsent(sum.kind(), kind -> new ArrayList<>())
                    .add(sum);
        }
        var steps = new ArrayList<Step>();
        byInstant.forEach((at, kinds) -> {
            var groups = new ArrayList<Group>();
            kinds.forEach((kind, of) -> groups.add(group(kind, of, at, lines)));
            steps.add(new Step(at, groups));
        });
        return steps;
    }

    static List<Total> totals(List<StepQueries.Sum> sums) {
        var byKind = new EnumMap<JournalEntry.Kind, List<StepQueries.Sum>>(JournalEntry.Kind.class);
        sums.forEach(sum ->
                byKind.computeIfAbsent(sum.kind(), kind -> new ArrayList<>()).add(sum));
        return byKind.entrySet().stream()
                .map(entry -> new Total(
                        entry.getKey(),
                        PastRule.tone(entry.getKey()),
                        count(entry.getValue()),
                        amounts(entry.getValue())))
                .toList();
    }

    private static long count(List<StepQueries.Sum> sums) {
        return sums.stream().mapToLong(StepQueries.Sum::rows).sum();
    }

    private static Group group(
            JournalEntry.Kind kind, List<StepQueries.Sum> sums, Instant at, List<StepQueries.Line> lines) {
        long count = count(sums);
        var shown = lines.stream()
                .filter(line -> line.row().kind() == kind && line.row().at().equals(at))
                .map(Steps::line)
                .toList();
        return new Group(kind, PastRule.tone(kind), count, amounts(sums), shown, count - shown.size());
    }

    /** One sum for each currency. */
    private static List<Money> amounts(List<StepQueries.Sum> sums) {
        var byCurrency = new TreeMap<String, Money>();
        for (var sum : sums) {
            if (!sum.currency().isEmpty()) {
                var amount = Money.parse(sum.price(), Currency.getInstance(sum.currency()));
                byCurrency.merge(sum.currency(), amount, Money::plus);
            }
        }
        return byCurrency.values().stream().filter(Money::isPositive).toList();
    }
}
