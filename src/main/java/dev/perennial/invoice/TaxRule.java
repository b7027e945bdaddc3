package dev.perennial.invoice;

import dev.perennial.catalog.Text;
import dev.perennial.kernel.Money;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * Groups a paper's lines by content and rate, and takes the tax out of the gross, rate by rate: the gross is what was
 * paid and never changes by a cent; the tax of a rate is rounded once, and its groups share it so that they add up.
 */
public final class TaxRule {
    private TaxRule() {}

    /** One line of the printed paper. */
    public record Group(Text content, int taxPercent, int count, Money net, Money gross) {
        public Money tax() {
            return gross.minus(net);
        }
    }

    /** All of one rate. */
    public record Rate(int taxPercent, Money net, Money gross) {
        public Money tax() {
            return gross.minus(net);
        }
    }

    /** @param rates the lowest first */
    public record Summary(List<Group> groups, List<Rate> rates) {
        public Money gross() {
            return rates.stream().map(Rate::gross).reduce(Money::plus).orElseThrow();
        }

        public Money net() {
            return rates.stream().map(Rate::net).reduce(Money::plus).orElseThrow();
        }

        public Money tax() {
            return gross().minus(net());
        }
    }

    /** One line's part of the gross. */
    public record Part(Text content, int taxPercent, Money gross) {}

    private record Heap(Text content, int taxPercent) {}

    private record Counted(int count, Money gross) {
        Counted plus(Counted other) {
            return new Counted(count + other.count, gross.plus(other.gross));
        }
    }

    public static Summary of(Draft draft) {
        return summary(draft.lines().stream()
                .map(line -> new Part(line.sold().content(), line.sold().taxPercent(), line.gross()))
                .toList());
    }

    public static Summary summary(Collection<Part> parts) {
        var heaps = new LinkedHashMap<Heap, Counted>();
        parts.forEach(part ->
                heaps.merge(new Heap(part.content(), part.taxPercent()), new Counted(1, part.gross()), Counted::plus));
        var sorted = heaps.entrySet().stream()
                .sorted(Comparator.comparing(heap -> heap.getKey().taxPercent()))
                .toList();
        var groups = new ArrayList<Group>();
        var sofar = new TreeMap<Integer, Rate>();
        for (var heap : sorted) {
            int percent = heap.getKey().taxPercent();
            var zero = Money.zero(heap.getValue().gross().currency());
            var before = sofar.getOrDefault(percent, new Rate(percent, zero, zero));
            var gross = before.gross().plus(heap.getValue().gross());
            var after = new Rate(percent, net(gross, percent), gross);
            sofar.put(percent, after);
            groups.add(new Group(
                    heap.getKey().content(),
                    percent,
                    heap.getValue().count(),
                    after.net().minus(before.net()),
                    heap.getValue().gross()));
        }
        return new Summary(List.copyOf(groups), List.copyOf(sofar.values()));
    }

    /** What is left of the gross without its tax, to the nearest cent. */
    static Money net(Money gross, int taxPercent) {
        return gross.share(100, 100L + taxPercent, RoundingMode.HALF_UP);
    }
}
