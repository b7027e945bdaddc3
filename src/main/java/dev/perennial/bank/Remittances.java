package dev.perennial.bank;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.order.Order;
import dev.perennial.order.OrderRefusal;
import dev.perennial.order.Orders;
import dev.perennial.payment.PaymentRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Front door to remittance references. One is taken in its own bucket first and kept with the account after, each in a
 * transaction of its own: whoever is interrupted between takes the same one again.
 */
@Component
public class Remittances {
    private static final int TRIES = 100;

    private final Accounts accounts;
    private final Orders orders;
    private final RemittanceStore store;
    private final Journal journal;
    private final Buckets buckets;
    private final Ids ids;
    private final TransactionTemplate transaction;

    Remittances(
            Accounts accounts,
            Orders orders,
            RemittanceStore store,
            Journal journal,
            Buckets buckets,
            Ids ids,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.orders = orders;
        this.store = store;
        this.journal = journal;
        this.buckets = buckets;
        this.ids = ids;
        this.transaction = transaction;
    }

    /** The account's own reference, for transfers to its balance: always the same one. */
    public Outcome<CreditorReference> of(Account.Id account, Actor actor, Instant now) {
        if (!actor.reaches(account.value()) || accounts.find(account).isEmpty()) {
            return refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        }
        return Outcome.done(reference(new Remittance.Owner(account, Optional.empty()), actor, now));
    }

    /** The reference of an unpaid order: a transfer of exactly its amount pays it. */
    public Outcome<CreditorReference> ofOrder(UUID id, Actor actor, Instant now) {
        var found =
                orders.find(id).filter(order -> actor.reaches(order.account().value()));
        if (found.isEmpty()) return refused(OrderRefusal.ORDER_NOT_FOUND);
        var order = found.get();
        if (order.state() != Order.State.UNPAID) return refused(OrderRefusal.ORDER_NOT_UNPAID);
        return Outcome.done(reference(new Remittance.Owner(order.account(), Optional.of(id)), actor, now));
    }

    /** Whose these references are; who is not in it has none of ours. */
    Map<CreditorReference, Remittance.Owner> owners(Collection<CreditorReference> references) {
        var found = new HashMap<CreditorReference, Remittance.Owner>();
        references.stream()
                .map(CreditorReference::value)
                .distinct()
                .collect(Collectors.groupingBy(buckets::of))
                .forEach((bucket, own) -> store.owners(bucket, own)
                        .forEach((reference, owner) -> found.put(new CreditorReference(reference), owner)));
        return found;
    }

    private CreditorReference reference(Remittance.Owner owner, Actor actor, Instant now) {
        int bucket = accounts.bucketOf(owner.account());
        return store.of(bucket, owner).map(Remittance::reference).orElseGet(() -> {
            var taken = take(owner);
            transaction.executeWithoutResult(status -> keep(bucket, new Remittance(taken, owner), actor, now));
            return taken;
        });
    }

    /** The first of this owner's references that is not somebody else's. */
    private CreditorReference take(Remittance.Owner owner) {
        for (int n = 0; n < TRIES; n++) {
            var reference = ReferenceRule.make(owner.name(), n);
            int bucket = buckets.of(reference.value());
            transaction.executeWithoutResult(status -> store.claim(bucket, reference, owner));
            if (owner.equals(store.owners(bucket, List.of(reference.value())).get(reference.value()))) {
                return reference;
            }
        }
        throw new IllegalStateException("Indicates a bug: " + TRIES + " references for " + owner + " are others'");
    }

    private void keep(int bucket, Remittance remittance, Actor actor, Instant now) {
        var owner = remittance.owner();
        accounts.lock(owner.account());
        if (store.of(bucket, owner).isPresent()) return;

        // From here on it is the account's.
        store.insert(bucket, remittance, now);
        var facts = new HashMap<>(Map.of("reference", remittance.reference().grouped()));
        owner.order().ifPresent(order -> facts.put("order", order.toString()));
        var rows = new ArrayList<JournalEntry>();
        rows.add(new JournalEntry(
                ids.next(owner.account().value(), now),
                owner.account(),
                Optional.empty(),
                now,
                actor,
                JournalEntry.Kind.REFERENCE_GIVEN,
                facts));
        journal.record(bucket, rows);
    }
}
