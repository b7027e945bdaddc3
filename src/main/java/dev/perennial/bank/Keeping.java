package dev.perennial.bank;

import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the statements of a sound file, and of their entries those that are not known yet, a batch at a time. */
final class Keeping implements Sink {
    private static final int BATCH = 500;

    private final StatementStore store;
    private final Payees payees;
    private final Buckets buckets;
    private final Ids ids;
    private final TransactionTemplate transaction;
    private final StatementFile file;
    private final List<StatementSum> sums;
    private final Actor actor;
    private final Instant now;

    private final List<StatementStore.Incoming> batch = new ArrayList<>(BATCH);
    private Tally tally = new Tally();
    private int next;
    private int bucket;
    private String bankAccount = "";
    private UUID statement;
    private long fresh;

    Keeping(
            StatementStore store,
            Payees payees,
            Buckets buckets,
            Ids ids,
            TransactionTemplate transaction,
            StatementFile file,
            List<StatementSum> sums,
            Actor actor,
            Instant now) {
        this.store = store;
        this.payees = payees;
        this.buckets = buckets;
        this.ids = ids;
        this.transaction = transaction;
        this.file = file;
        this.sums = sums;
        this.actor = actor;
        this.now = now;
    }

    /** How many entries were not known before. */
    long fresh() {
        return fresh;
    }

    @Override
    public void begin(StatementHead head) {
        var sum = sums.get(next++);
        tally = new Tally();
        bankAccount = head.account();
        bucket = buckets.of(bankAccount);
        statement = transaction.execute(status -> {
            var id = ids.next(bankAccount, now);
            store.insert(bucket, id, file.id(), sum, payees.isOurs(bankAccount), now);
            return store.statement(bucket, bankAccount, head.number()).orElseThrow();
        });
    }

    @Override
    public void booking(Booking booking) {
        int place = booking.key().isPresent() ? 0 : tally.next(IdentityRule.fingerprint(booking));
        batch.add(new StatementStore.Incoming(
                ids.next(bankAccount, now), booking, IdentityRule.identity(booking, place)));
        if (batch.size() == BATCH) write();
    }

    @Override
    public void pending() {}

    @Override
    public void end() {
        write();
    }

    private void write() {
        Optional.ofNullable(
                        transaction.execute(status -> store.insert(bucket, statement, bankAccount, batch, actor, now)))
                .ifPresent(written -> fresh += written);
        batch.clear();
    }
}
