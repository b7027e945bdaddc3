package dev.perennial.renewal;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.kernel.Outcome;
import dev.perennial.order.OrderRefusal;
import dev.perennial.subscription.Item;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import java.util.Map;
import java.util.Optional;

/** Rule 9: what becomes of an item whose place in the account's order is set. */
public final class RankRule {
    /** The last rank there is. */
    public static final int LAST = 1_000_000;

    private RankRule() {}

    /** @param rank 1 is kept first when money is short; empty comes after all that have one */
    public static Outcome<Subscription> decide(Subscription item, Optional<Integer> rank) {
        if (item.life().phase() == Phase.RELEASED) return refused(OrderRefusal.RELEASED);
        if (item.isPayAsYouGo()) return refused(OrderRefusal.PAY_AS_YOU_GO);
        if (rank.filter(number -> number < 1 || number > LAST).isPresent()) {
            return refused(RenewalRefusal.INVALID_RANK, facts(String.valueOf(rank.get())));
        }
        return Outcome.done(item.with(ranked(item.item(), rank)));
    }

    /** Reads a rank as people write it; nothing at all is none. */
    public static Outcome<Optional<Integer>> read(String text) {
        var written = text.strip();
        if (written.isEmpty()) return Outcome.done(Optional.empty());
        return written.matches("\\d{1,9}")
                ? Outcome.done(Optional.of(Integer.valueOf(written)))
                : refused(RenewalRefusal.INVALID_RANK, facts(written));
    }

    private static Map<String, String> facts(String rank) {
        return Map.of("rank", rank, "last", String.valueOf(LAST));
    }

    private static Item ranked(Item item, Optional<Integer> rank) {
        return new Item(
                item.product(),
                item.edition(),
                item.name(),
                item.billing(),
                item.startedAt(),
                rank.orElse(null),
                item.dependsOn());
    }
}
