package dev.perennial.sms;

import dev.perennial.sms.ReceiptRule.Fate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of a whole message by what became of its parts. A repeat sends all parts again, under the same number of
 * concatenation: a phone that has each part from either try has the message.
 */
final class DeliveryRule {
    private DeliveryRule() {}

    /**
     * @param fate of this part in one try; empty while it is not known
     * @param isTold whether what became of the message was passed on when this was known
     */
    record Part(int n, int of, Optional<Fate> fate, String said, boolean isTold) {}

    record Whole(Fate fate, String said) {}

    /** Empty while it is open: a part that was never taken, or of which nothing was heard. */
    static Optional<Whole> decide(Collection<Part> parts) {
        if (parts.isEmpty()) return Optional.empty();
        var numbered = parts.stream().collect(Collectors.groupingBy(Part::n));
        int all = parts.iterator().next().of();
        if (numbered.size() < all) return Optional.empty();
        var lost = numbered.values().stream()
                .filter(tries -> tries.stream().allMatch(is(Fate.FAILED)))
                .flatMap(Collection::stream)
                .min(Comparator.comparingInt(Part::n));
        if (lost.isPresent()) {
            var part = lost.get();
            return Optional.of(new Whole(
                    Fate.FAILED, all == 1 ? part.said() : "part " + part.n() + " of " + all + ": " + part.said()));
        }
        return numbered.values().stream().allMatch(tries -> tries.stream().anyMatch(is(Fate.DELIVERED)))
                ? Optional.of(new Whole(
                        Fate.DELIVERED, parts.iterator().next().said() + (all == 1 ? "" : ", " + all + " parts")))
                : Optional.empty();
    }

    private static Predicate<Part> is(Fate fate) {
        return part -> part.fate().filter(fate::equals).isPresent();
    }
}
