package dev.perennial.journal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to the journal. Rows are only ever added, and only together with the change they tell of. */
@Component
public class Journal {
    private final JournalStore store;

    Journal(JournalStore store) {
        this.store = store;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void record(int bucket, List<JournalEntry> entries) {
        store.insert(bucket, entries);
    }

    /** Everything that happened to one item, oldest first. */
    public List<JournalEntry> of(int bucket, String subscription) {
        return store.of(bucket, subscription);
    }
}
