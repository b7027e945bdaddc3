package dev.perennial.console;

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
public record Steps(Instant from, Instant to, List<Step> steps, boolean complete) {

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

    private static Group group(
            JournalEntry.Kind kind, List<StepQueries.Sum> sums, Instant at, List<StepQueries.Line> lines) {
        long count = sums.stream().mapToLong(StepQueries.Sum::rows).sum();
        var shown = lines.stream()
                .filter(line -> line.row().kind() == kind && line.row().at().equals(at))
                .map(Steps::line)
                .toList();
        var tone = shown.isEmpty() ? Tone.PLAIN : shown.getFirst().tone();
        return new Group(kind, tone, count, amounts(sums), shown, count - shown.size());
    }

    private static List<Money> amounts(List<StepQueries.Sum> sums) {
        return sums.stream()
                .filter(sum -> !sum.currency().isEmpty())
                .map(sum -> Money.parse(sum.price(), Currency.getInstance(sum.currency())))
                .filter(Money::isPositive)
                .toList();
    }
}
