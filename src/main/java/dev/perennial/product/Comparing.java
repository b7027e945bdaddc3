package dev.perennial.product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One comparison: both lists are in the same order, so one row of each is looked at at a time, however long they are. */
final class Comparing {
    /** So many are kept; where there are more, something else is wrong than single items. */
    static final int KEPT_MAX = 10_000;

    private static final int CHUNK = 500;

    private final String product;
    private final ComparisonStore store;
    private final Instant now;
    private final List<String> unsettled = new ArrayList<>();
    private long theirs;
    private long ours;
    private long differences;

    Comparing(String product, ComparisonStore store, Instant now) {
        this.product = product;
        this.store = store;
        this.now = now;
    }

    long theirs() {
        return theirs;
    }

    long ours() {
        return ours;
    }

    long differences() {
        return differences;
    }

    void work(Iterator<Ours> mine, Iterator<Listed> listed) {
        var my = next(mine);
        var their = next(listed);
        while (my != null || their != null) {
            int order = my == null ? 1 : their == null ? -1 : TheirItems.ORDER.compare(my.id(), their.id());
            compare(order <= 0 ? my : null, order >= 0 ? their : null);
            if (order <= 0) my = next(mine);
            if (order >= 0) their = next(listed);
        }
        store.keep(product, unsettled, now);
    }

    private static <T> @Nullable T next(Iterator<T> from) {
        return from.hasNext() ? from.next() : null;
    }

    private void compare(@Nullable Ours my, @Nullable Listed their) {
        if (my != null) ours++;
        if (their != null) theirs++;
        if (my != null && my.isUnsettled()) {
            leave(my.id());
            return;
        }
        var wanted = my == null ? null : my.wanted();
        for (var kind : ComparisonRule.differences(wanted, their)) {
            if (++differences > KEPT_MAX) continue;
            store.found(new Difference(
                    product,
                    my == null ? String.valueOf(their == null ? null : their.id()) : my.id(),
                    kind,
                    Optional.ofNullable(my).map(Ours::account),
                    Optional.ofNullable(my).map(Ours::name),
                    wanted == null ? "-" : wanted.shown(kind),
                    their == null ? "-" : their.shown(kind),
                    now,
                    now,
                    Optional.<Instant>empty(),
                    Optional.<String>empty()));
        }
    }

    private void leave(String item) {
        unsettled.add(item);
        if (unsettled.size() == CHUNK) {
            store.keep(product, unsettled, now);
            unsettled.clear();
        }
    }
}
