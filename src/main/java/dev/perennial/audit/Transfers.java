package dev.perennial.audit;

import dev.perennial.kernel.Buckets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Follows bank transfers over their two buckets: each receipt of an account to the entry of the bank it settles, and each
 * settled entry to its receipt.
 */
@Component
class Transfers {
    private static final int PAGE = 10_000;

    /** One side of a transfer: what it says must be what the other says. */
    record Side(
            UUID id,
            String account,
            boolean in,
            long minor,
            String currency,
            @Nullable UUID movedBy) {
        /** Whether the bank's entry says the same, or is still on its way to saying it. */
        boolean isTold(@Nullable Side entry) {
            return entry != null
                    && equals(new Side(
                            entry.id,
                            entry.account,
                            entry.in,
                            entry.minor,
                            entry.currency,
                            entry.movedBy == null ? movedBy : entry.movedBy));
        }
    }

    private final TransferSideQueries queries;
    private final Buckets buckets;

    Transfers(TransferSideQueries queries, Buckets buckets) {
        this.queries = queries;
        this.buckets = buckets;
    }

    /** The receipts of this bucket that settle no entry of the bank, and its settled entries that have no receipt. */
    List<String> astray(int bucket) {
        var astray = new ArrayList<String>();
        var none = new UUID(0, 0);
        for (var page = queries.receipts(bucket, none, PAGE);
                !page.isEmpty();
                page = queries.receipts(bucket, page.getLast().id(), PAGE)) {
            var there = new HashMap<UUID, Side>();
            byBucket(page, side -> buckets.of(side.id()))
                    .forEach((to, ids) -> queries.settled(to, ids).forEach(side -> there.put(side.id(), side)));
            page.stream()
                    .filter(side -> !side.isTold(there.get(side.id())))
                    .forEach(side -> astray.add("receipt " + side.id()));
        }
        for (var page = queries.settled(bucket, none, PAGE);
                !page.isEmpty();
                page = queries.settled(bucket, page.getLast().id(), PAGE)) {
            var there = new HashMap<UUID, Side>();
            byBucket(page, side -> buckets.of(side.account()))
                    .forEach((to, ids) -> queries.receipts(to, ids).forEach(side -> there.put(side.id(), side)));
            page.stream()
                    .filter(side -> !side.equals(there.get(side.id())))
                    .forEach(side -> astray.add("bank entry " + side.id()));
        }
        return astray;
    }

    private static Map<Integer, List<UUID>> byBucket(List<Side> page, ToIntFunction<Side> leadsTo) {
        return page.stream()
                .collect(Collectors.groupingBy(leadsTo::applyAsInt, Collectors.mapping(Side::id, Collectors.toList())));
    }
}
