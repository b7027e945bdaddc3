package dev.perennial.ledger;

import dev.perennial.account.Account;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door to money. Every change is made by who holds the account's lock, inside that transaction. */
@Component
public class Ledger {
    private final LedgerStore store;
    private final PassbookQueries passbooks;
    private final FlowQueries flows;

    Ledger(LedgerStore store, PassbookQueries passbooks, FlowQueries flows) {
        this.store = store;
        this.passbooks = passbooks;
        this.flows = flows;
    }

    /** Opens wallets; their balances come by transfers. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(int bucket, List<Wallet> wallets) {
        store.insertWallets(bucket, wallets);
    }

    public Map<Account.Id, Wallet> wallets(int bucket, Collection<Account.Id> accounts) {
        return store.wallets(bucket, accounts);
    }

    /** Adds the entries and keeps each wallet's balance and hold as the rules left them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(int bucket, List<Transfer> transfers, Collection<Wallet> after) {
        store.insertEntries(bucket, transfers);
        store.updateWallets(bucket, after);
    }

    /** How far below zero the balance may go from now on; the wallet's floor stands in the database too. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void creditLine(int bucket, Account.Id account, Money line) {
        store.creditLine(bucket, account, line);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void addHolds(int bucket, List<Hold> holds, Instant now) {
        store.insertHolds(bucket, holds, now);
    }

    /** Ends the reservations of these items, where there are any. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endReservations(int bucket, Account.Id account, Collection<String> subscriptions) {
        store.deleteReservations(bucket, account, subscriptions);
    }

    /** Ends the hold of this order and answers it, where there is one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Hold> endHold(int bucket, UUID order) {
        return endHolds(bucket, List.of(order)).stream().findFirst();
    }

    /** Ends the holds of these orders and answers them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Hold> endHolds(int bucket, Collection<UUID> orders) {
        return store.deleteHolds(bucket, orders);
    }

    /** A page of what moved this wallet, from the newest on, or from where another page ended. */
    public Passbook page(int bucket, Account.Id account, Optional<Passbook.Cursor> from, int lines) {
        return passbooks.page(bucket, account, from, lines);
    }

    /** A page of what moved this wallet within a window of time, each movement with the balance it left. */
    public Passbook page(int bucket, Account.Id account, Passbook.Window window, int lines) {
        return passbooks.page(bucket, account, window, lines);
    }

    /**
     * A page of what came into this wallet, the newest first, and what of it went out again.
     *
     * @param after the last one before these; null for the newest
     */
    public Flow flow(int bucket, Account.Id account, @Nullable UUID after, int limit) {
        return flows.page(bucket, account, after, limit);
    }

    /** What is kept back of this wallet and for what, the newest first. */
    public List<Hold> holds(int bucket, Account.Id account, int limit) {
        return holds(bucket, account, null, limit);
    }

    /**
     * The same from somewhere on.
     *
     * @param after the last one before these; null for the newest
     */
    public List<Hold> holds(int bucket, Account.Id account, @Nullable UUID after, int limit) {
        return store.holds(bucket, account, after, limit);
    }

    /** How much moved between two sides, of one account. */
    public record Sum(LedgerAccount debit, LedgerAccount credit, Money amount) {}

    /** What all entries of this account come to, by their sides. */
    public List<Sum> sums(int bucket, Account.Id account) {
        return store.sums(bucket, account);
    }

    public List<Transfer> entries(int bucket, Account.Id account) {
        return store.entries(bucket, account);
    }
}
