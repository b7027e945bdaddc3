package dev.perennial.account;

import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to accounts, and the only lock: whoever decides about an account holds its row first. */
@Component
public class Accounts {
    private final AccountStore store;
    private final Buckets buckets;
    private final List<Newcomers> newcomers;

    Accounts(AccountStore store, Buckets buckets, List<Newcomers> newcomers) {
        this.store = store;
        this.buckets = buckets;
        this.newcomers = List.copyOf(newcomers);
    }

    public int bucketOf(Account.Id id) {
        return buckets.of(id.value());
    }

    public Optional<Account> find(Account.Id id) {
        return store.find(bucketOf(id), id);
    }

    public List<Account> all(int bucket) {
        return store.all(bucket);
    }

    public Map<Account.Id, Account> get(int bucket, Collection<Account.Id> ids) {
        return store.get(bucket, ids);
    }

    /** Waits for the account and holds it until the transaction ends. Load what you decide on after this, not before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Account> lock(Account.Id id) {
        return store.lock(bucketOf(id), id);
    }

    /** As {@link #lock(Account.Id)}, for a command: an account that is not theirs is not there for who asks (law 9). */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Account> lock(Account.Id id, Actor actor) {
        return actor.reaches(id.value()) ? lock(id) : Optional.empty();
    }

    /** Waits for all of these accounts, in key order, and holds them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockAll(int bucket, Collection<Account.Id> ids) {
        store.lockAll(bucket, ids);
    }

    /** The amount below which a locked account's customer is told of low funds; empty for never. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void alertBelow(int bucket, Account.Id id, Optional<Money> threshold) {
        store.alertBelow(bucket, id, threshold);
    }

    /** The day of the month this account wants its items to end on; empty where it named none. */
    public Optional<Integer> unifiedDay(Account.Id id) {
        return store.unifiedDay(bucketOf(id), id);
    }

    /** Keeps the day of the month that a locked account wants its items to end on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unifyOn(int bucket, Account.Id id, int day) {
        store.unifyOn(bucket, id, day);
    }

    /** Keeps the name, the language and the zone of a locked account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(int bucket, Account account) {
        store.settle(bucket, account);
    }

    /** Keeps the reminder days of a locked account; its items are planned anew by the caller. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remindOn(int bucket, Account.Id id, ReminderDays days) {
        store.remindOn(bucket, id, days);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(int bucket, List<Account> accounts, Instant now) {
        store.insert(bucket, accounts, now);
        newcomers.forEach(module -> module.came(bucket, accounts, now));
    }
}
