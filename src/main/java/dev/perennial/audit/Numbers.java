package dev.perennial.audit;

import dev.perennial.kernel.Buckets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Follows the numbers of papers, over two buckets: the account's, where the paper is, and the billing entity's. */
@Component
class Numbers {
    private static final UUID FIRST = new UUID(0, 0);

    /** @param label the year and the number in it, as they end what stands on the paper */
    record Numbered(UUID paper, String entity, String label, LocalDate on) {}

    private final NumberQueries rows;
    private final Buckets buckets;

    Numbers(NumberQueries rows, Buckets buckets) {
        this.rows = rows;
        this.buckets = buckets;
    }

    /** Papers of this bucket whose number is not theirs, and numbers given here that are no paper's. */
    List<String> lost(int bucket) {
        var lost = new ArrayList<String>();
        for (var page = rows.issued(bucket, FIRST);
                !page.isEmpty();
                page = rows.issued(bucket, page.getLast().paper())) {
            var given = new HashSet<Numbered>();
            page.stream()
                    .collect(Collectors.groupingBy(paper -> buckets.of(paper.entity())))
                    .forEach((to, papers) -> given.addAll(rows.given(to, ids(papers))));
            page.stream().filter(paper -> !given.contains(paper)).forEach(paper -> lost.add("paper " + paper.paper()));
        }
        for (var page = rows.given(bucket, FIRST); !page.isEmpty(); page = rows.given(bucket, page.getLast())) {
            var there = new HashSet<UUID>();
            page.stream()
                    .collect(Collectors.groupingBy(buckets::of))
                    .forEach((to, papers) -> there.addAll(rows.papers(to, papers)));
            page.stream().filter(paper -> !there.contains(paper)).forEach(paper -> lost.add("number of " + paper));
        }
        return lost;
    }

    private static List<UUID> ids(Collection<Numbered> papers) {
        return papers.stream().map(paper -> paper.paper()).toList();
    }
}
