package dev.perennial.api;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Has every transaction of a request that is carried out once say, in itself, that the request has changed something. */
@Component
class ActedMark implements TransactionExecutionListener {
    private static final ThreadLocal<IdempotencyStore.Turn> WATCHED = new ThreadLocal<>();

    private final ObjectProvider<IdempotencyStore> store;

    ActedMark(ObjectProvider<IdempotencyStore> store) {
        this.store = store;
    }

    void watch(IdempotencyStore.Turn turn) {
        WATCHED.set(turn);
    }

    void leave() {
        WATCHED.remove();
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        var turn = WATCHED.get();
        if (turn == null || transaction.isReadOnly() || !transaction.hasTransaction()) return;
        if (!store.getObject().acted(turn)) {
            throw new IllegalStateException("Taken over by a later attempt: nothing of this one counts");
        }
    }
}
