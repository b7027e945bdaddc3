package dev.perennial.audit;

import dev.perennial.kernel.Buckets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Follows the references for bank transfers: each that was given to an account leads, perhaps over another bucket, to that
 * account and the order it was given for. One that was taken and never given, by a process that died, leads nowhere yet.
 */
@Component
class References {
    private static final int PAGE = 10_000;

    /** A reference and where it leads. */
    record Given(String reference, String account, Optional<UUID> order) {}

    private final TransferSideQueries queries;
    private final Buckets buckets;

    References(TransferSideQueries queries, Buckets buckets) {
        this.queries = queries;
        this.buckets = buckets;
    }

    /** The references given to accounts of this bucket that lead to another, or to none. */
    List<String> astray(int bucket) {
        var astray = new ArrayList<String>();
        for (var page = queries.given(bucket, "", PAGE);
                !page.isEmpty();
                page = queries.given(bucket, page.getLast().reference(), PAGE)) {
            var there = new HashSet<Given>();
            page.stream()
                    .map(Given::reference)
                    .collect(Collectors.groupingBy(buckets::of))
                    .forEach((to, references) -> there.addAll(queries.leading(to, references)));
            page.stream()
                    .filter(given -> !there.contains(given))
                    .forEach(given -> astray.add("reference " + given.reference()));
        }
        return astray;
    }
}
