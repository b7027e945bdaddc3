package dev.perennial.product;

import dev.perennial.product.Difference.Kind;
import dev.perennial.product.Listed.State;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What differs between an item as it should be and as a product's system has it. */
final class ComparisonRule {
    private ComparisonRule() {}

    /**
     * @param wanted how we have it; null where it is not ours
     * @param found how its list has it; null where it is not on it
     */
    static List<Kind> differences(@Nullable Listed wanted, @Nullable Listed found) {
        boolean there = found != null && found.state() != State.GONE;
        if (wanted == null) return there ? List.of(Kind.ONLY_THERE) : List.of();
        if (wanted.state() == State.GONE) return there ? List.of(Kind.STILL_THERE) : List.of();
        if (found == null || !there) return List.of(Kind.ONLY_HERE);
        var kinds = new ArrayList<Kind>();
        if (wanted.state() != found.state()) {
            kinds.add(wanted.state() == State.RUNNING ? Kind.SHOULD_RUN : Kind.SHOULD_STOP);
        }
        if (saysOtherwise(wanted, found)) kinds.add(Kind.UNTIL_DIFFERS);
        if (found.quantity() != null && !Objects.equals(wanted.quantity(), found.quantity())) {
            kinds.add(Kind.QUANTITY_DIFFERS);
        }
        return kinds;
    }

    /** To the second; what one of the two does not say is no difference. */
    private static boolean saysOtherwise(Listed wanted, Listed found) {
        return wanted.until() != null
                && found.until() != null
                && !wanted.until()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .equals(found.until().truncatedTo(ChronoUnit.SECONDS));
    }
}
