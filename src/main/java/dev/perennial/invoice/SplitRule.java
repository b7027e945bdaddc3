package dev.perennial.invoice;

import dev.perennial.kernel.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Splits what is to be invoiced into one draft for each billing entity (rule 28). What is owed for papers of earlier
 * refunds is settled first: it lowers what comes on this entity's paper at the same rate of tax, oldest line first.
 */
final class SplitRule {
    private SplitRule() {}

    /** What a deficit is of: one entity's, at one rate, since tax of one rate does not settle that of another. */
    record Key(String entity, int taxPercent) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::entity)
                    .thenComparing(Key::taxPercent)
                    .compare(this, other);
        }
    }

    /** A line's part that goes on no paper because it settles a deficit. */
    record Settled(Billable line, Money amount) {}

    record Split(List<Draft> drafts, List<Settled> settled) {}

    static Split split(Collection<Billable> lines, Map<Key, Money> owed) {
        var open = new HashMap<>(owed);
        var drafts = new TreeMap<String, List<Draft.Line>>();
        var settled = new ArrayList<Settled>();
        for (var line : lines) {
            var key = new Key(line.sold().entity(), line.sold().taxPercent());
            var settles =
                    open.getOrDefault(key, Money.zero(line.left().currency())).min(line.left());
            if (settles.isPositive()) {
                settled.add(new Settled(line, settles));
                open.merge(key, settles, Money::minus);
            }
            var gross = line.left().minus(settles);
            if (gross.isPositive()) {
                drafts.computeIfAbsent(key.entity(), entity -> new ArrayList<>())
                        .add(new Draft.Line(line.order(), line.line(), line.sold(), gross));
            }
        }
        return new Split(
                drafts.entrySet().stream()
                        .map(draft -> new Draft(draft.getKey(), draft.getValue()))
                        .toList(),
                settled);
    }
}
