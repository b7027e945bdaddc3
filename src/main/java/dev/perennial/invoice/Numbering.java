package dev.perennial.invoice;

import dev.perennial.invoice.Invoice.Kind;
import dev.perennial.invoice.NumberRule.Given;
import dev.perennial.kernel.Buckets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second step of issuing: binds the next numbers of an entity to papers that can no longer be dropped. It works in
 * the entity's bucket only, and a paper that has its number keeps it, however often it is asked.
 */
@Component
class Numbering {
    private final NumberStore store;
    private final Buckets buckets;

    Numbering(NumberStore store, Buckets buckets) {
        this.store = store;
        this.buckets = buckets;
    }

    @Transactional
    Map<UUID, Given> bind(String entity, Kind kind, List<UUID> invoices, LocalDate today) {
        int bucket = buckets.of(entity);
        var last = store.lock(bucket, entity, kind, today);
        var bound = new HashMap<UUID, Given>();
        store.given(bucket, invoices).forEach(given -> bound.put(given.invoice(), given));
        var without = new ArrayList<>(invoices);
        without.removeAll(bound.keySet());
        if (without.isEmpty()) return bound;

        // From here on they are numbered.
        var given = NumberRule.give(last, without, today);
        store.give(bucket, entity, kind, given);
        given.forEach(one -> bound.put(one.invoice(), one));
        return bound;
    }
}
