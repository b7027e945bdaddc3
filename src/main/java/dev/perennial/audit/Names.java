package dev.perennial.audit;

import dev.perennial.kernel.Buckets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Follows the names of items: each leads, perhaps over another bucket, to the account that owns the item. */
@Component
class Names {
    private static final int PAGE = 10_000;

    /** An item's name and the account it leads to, by the item itself or by the directory. */
    record Named(String subscription, String account) {}

    /** Reads a page of one bucket, in the order of names, after this name. */
    interface Pages {
        List<Named> after(int bucket, String subscription, int limit);
    }

    private final AuditQueries queries;
    private final Buckets buckets;

    Names(AuditQueries queries, Buckets buckets) {
        this.queries = queries;
        this.buckets = buckets;
    }

    /** The items of this bucket that their names do not lead to, and its names that lead to no item. */
    List<String> lost(int bucket) {
        var lost = new ArrayList<String>();
        unmatched(bucket, queries::items, named -> buckets.of(named.subscription()), queries::inDirectory)
                .forEach(named -> lost.add("subscription " + named.subscription()));
        unmatched(bucket, queries::directory, named -> buckets.of(named.account()), queries::inItems)
                .forEach(named -> lost.add("name of subscription " + named.subscription()));
        return lost;
    }

    private static List<Named> unmatched(
            int bucket,
            Pages pages,
            ToIntFunction<Named> leadsTo,
            BiFunction<Integer, List<String>, List<Named>> lookUp) {
        var unmatched = new ArrayList<Named>();
        for (var page = pages.after(bucket, "", PAGE);
                !page.isEmpty();
                page = pages.after(bucket, page.getLast().subscription(), PAGE)) {
            var there = new HashSet<Named>();
            page.stream()
                    .collect(Collectors.groupingBy(
                            leadsTo::applyAsInt, Collectors.mapping(Named::subscription, Collectors.toList())))
                    .forEach((to, names) -> there.addAll(lookUp.apply(to, names)));
            page.stream().filter(named -> !there.contains(named)).forEach(unmatched::add);
        }
        return unmatched;
    }
}
