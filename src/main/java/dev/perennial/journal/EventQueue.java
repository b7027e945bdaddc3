package dev.perennial.journal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Front door to what of the journal other programs have not heard of. Every transaction that writes such rows marks
 * their accounts; who takes a mark away sees, in its next statement, every row that was committed under it. Who writes
 * meanwhile waits for that to be done, and marks anew: so nothing is passed over, however late it commits.
 */
@Component
public class EventQueue {
    private final WaitingStore store;

    EventQueue(WaitingStore store) {
        this.store = store;
    }

    /** Takes marks away; those that somebody else holds right now are left for later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Waiting> take(int bucket, int most) {
        var held = store.claim(bucket, most);
        store.delete(bucket, held);
        return held;
    }

    /** Marks accounts again of which not everything was read. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putBack(int bucket, List<Waiting> unread) {
        store.mark(bucket, unread);
    }

    /** The buckets in which something is marked. */
    public List<Integer> buckets() {
        return store.buckets();
    }
}
