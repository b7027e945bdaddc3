package dev.perennial.subscription;

import dev.perennial.account.Account;
import dev.perennial.kernel.Buckets;
import dev.perennial.subscription.SubscriptionStore.Named;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to items and their terms. Changes are steps of commands that hold the account's lock. */
@Component
public class Subscriptions {
    private static final int CHUNK = 1000;

    private final SubscriptionStore store;
    private final DueStore due;
    private final TermStore terms;
    private final Buckets buckets;

    Subscriptions(SubscriptionStore store, DueStore due, TermStore terms, Buckets buckets) {
        this.store = store;
        this.due = due;
        this.terms = terms;
        this.buckets = buckets;
    }

    /** Whose item this is; its bucket follows from the account. */
    public Optional<Account.Id> owner(Subscription.Id id) {
        return store.owner(buckets.of(id.value()), id);
    }

    /** The accounts that bought a mailbox or domain of this name, or a mailbox of this domain; not more than so many. */
    public List<Account.Id> named(String name, int limit) {
        return store.named(buckets.of(name), name, limit);
    }

    public Optional<Subscription> find(Subscription.Id id) {
        return owner(id)
                .flatMap(account -> store.get(buckets.of(account.value()), List.of(id.value())).stream()
                        .findFirst());
    }

    public Map<String, Subscription> get(int bucket, Collection<String> ids) {
        return store.get(bucket, ids).stream()
                .collect(Collectors.toMap(subscription -> subscription.id().value(), Function.identity()));
    }

    public List<Subscription> of(Account.Id account) {
        return store.of(buckets.of(account.value()), account);
    }

    /** Items of a product that have deadlines, in the order of their ids, from the one after {@code after} on. */
    public List<Subscription> ofProduct(int bucket, String product, String after, int limit) {
        return store.ofProduct(bucket, product, after, limit);
    }

    /** Plans every item of a locked account that has deadlines anew; of however many, so many are in memory at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replan(int bucket, Account.Id account, UnaryOperator<Subscription> planned) {
        var last = "";
        for (var items = store.ofAccount(bucket, account, last, CHUNK);
                !items.isEmpty();
                items = store.ofAccount(bucket, account, last, CHUNK)) {
            save(bucket, items.stream().map(planned).toList());
            last = items.getLast().id().value();
        }
    }

    public List<Subscription> needing(int bucket, Collection<String> needed) {
        return store.needing(bucket, needed);
    }

    public List<Subscription> waitingForFunds(int bucket, Account.Id account) {
        return store.waitingForFunds(bucket, account);
    }

    public List<PaidTerm> terms(Subscription subscription) {
        return terms.of(buckets.of(subscription.account().value()), subscription.id());
    }

    public List<PaidTerm> termsOfOrder(int bucket, UUID order) {
        return terms.ofOrder(bucket, order);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public List<Account.Id> claim(int bucket, Work work, Instant now, int limit) {
        return due.claim(bucket, work, now, limit);
    }

    public List<Subscription> due(int bucket, Work work, Collection<Account.Id> accounts, Instant now, int limit) {
        return due.due(bucket, work, accounts, now, limit);
    }

    /** Items of an account with a try or a step by {@code until}, and these besides; soonest first, none set aside. */
    public List<Subscription> coming(
            Account.Id account, Instant until, Collection<Subscription.Id> besides, int limit) {
        return due.coming(buckets.of(account.value()), account, until, besides, limit);
    }

    /** Items of these accounts of which a try is due by then; soonest first. */
    public List<Subscription> triedBy(int bucket, Collection<Account.Id> accounts, Instant until, int limit) {
        return due.triedBy(bucket, accounts, until, limit);
    }

    /** Items of an account that are to be reminded of, soonest first. */
    public List<Subscription> remindedNext(int bucket, Account.Id account, int limit) {
        return due.remindedNext(bucket, account, limit);
    }

    /** Those of these items that are still due: to be asked again under the lock. */
    public List<Subscription> stillDue(int bucket, Work work, Collection<Subscription.Id> items, Instant now) {
        return due.stillDue(bucket, work, items, now);
    }

    public long countDue(int bucket, Work work, Instant now) {
        return due.count(bucket, work, now);
    }

    /** Brings in items with the terms they already have. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(int bucket, List<Subscription> subscriptions, List<PaidTerm> had) {
        store.insert(bucket, subscriptions);
        terms.insert(bucket, had);
        subscriptions.stream()
                .collect(Collectors.groupingBy(
                        subscription -> buckets.of(subscription.id().value())))
                .forEach(store::enter);
        name(subscriptions);
    }

    /**
     * Brings in items that were bought here, before their first terms are added. Their ids were made for their account's
     * bucket, so that nothing is written elsewhere; how they are found by their names is added by {@link #name}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void welcome(int bucket, List<Subscription> bought) {
        if (!bought.stream().allMatch(item -> buckets.of(item.id().value()) == bucket)) {
            throw new IllegalArgumentException("Indicates a bug: an item bought here leads to another bucket");
        }
        store.insert(bucket, bought);
        store.enter(bucket, bought);
    }

    /** Has items found by their names, each name in a bucket of its own. */
    public void name(List<Subscription> items) {
        items.stream()
                .flatMap(item -> NameRule.names(item.item().name()).stream().map(name -> new Named(name, item)))
                .collect(Collectors.groupingBy(entry -> buckets.of(entry.name())))
                .forEach(store::enterNames);
    }

    /** Adds paid terms; the items themselves are written by {@link #save}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addTerms(int bucket, List<PaidTerm> paid) {
        terms.insert(bucket, paid);
    }

    /** Takes back terms that have not begun, each the last of its item. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void removeTerms(int bucket, List<PaidTerm> undone) {
        terms.delete(bucket, undone);
    }

    /** Ends the terms of these lines of an order earlier: each running, the last of its item. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cutTerms(int bucket, UUID order, Collection<Integer> lines, Instant end) {
        terms.cut(bucket, order, lines, end);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void save(int bucket, Collection<Subscription> changed) {
        store.update(bucket, changed);
    }

    /** Sets an item aside: nothing is done with it until an operator looked at it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void park(int bucket, Subscription.Id id, Instant now, String reason) {
        store.park(bucket, id, now, reason);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public boolean unpark(int bucket, Subscription.Id id) {
        return store.unpark(bucket, id) == 1;
    }
}
