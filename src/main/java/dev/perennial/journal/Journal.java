package dev.perennial.journal;

import dev.perennial.account.Account;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to the journal. Rows are only ever added, and only together with the change they tell of. */
@Component
public class Journal {
    private static final Comparator<UUID> AS_THE_DATABASE_SORTS = Comparator.comparing(
                    UUID::getMostSignificantBits, Long::compareUnsigned)
            .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    private final JournalStore store;
    private final WaitingStore waiting;
    private final EventKinds kinds;

    Journal(JournalStore store, WaitingStore waiting, EventKinds kinds) {
        this.store = store;
        this.waiting = waiting;
        this.kinds = kinds;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(int bucket, List<JournalEntry> entries) {
        store.insert(bucket, entries);
        var first = new TreeMap<Account.Id, UUID>();
        for (var entry : entries) {
            if (kinds.isTold(entry.kind())) {
                first.merge(entry.account(), entry.id(), BinaryOperator.minBy(AS_THE_DATABASE_SORTS));
            }
        }
        waiting.mark(
                bucket,
                first.entrySet().stream()
                        .map(mark -> new Waiting(mark.getKey(), mark.getValue()))
                        .toList());
    }

    /** Everything that happened to one item, oldest first. */
    public List<JournalEntry> of(int bucket, String subscription) {
        return store.of(bucket, subscription);
    }
}
