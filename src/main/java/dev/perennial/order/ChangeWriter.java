package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.coupon.Coupons;
import dev.perennial.journal.Journal;
import dev.perennial.ledger.Ledger;
import dev.perennial.notice.Notices;
import dev.perennial.provider.ProviderTasks;
import dev.perennial.subscription.Subscriptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what a batch decided: one statement for each kind of row, whatever the size of the batch. */
@Component
public class ChangeWriter {
    private final OrderStore orders;
    private final Coupons coupons;
    private final Subscriptions subscriptions;
    private final Ledger ledger;
    private final ProviderTasks tasks;
    private final Journal journal;
    private final Notices notices;

    ChangeWriter(
            OrderStore orders,
            Coupons coupons,
            Subscriptions subscriptions,
            Ledger ledger,
            ProviderTasks tasks,
            Journal journal,
            Notices notices) {
        this.orders = orders;
        this.coupons = coupons;
        this.subscriptions = subscriptions;
        this.ledger = ledger;
        this.tasks = tasks;
        this.journal = journal;
        this.notices = notices;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(int bucket, Changes changes) {
        var now = changes.now();
        var books = changes.books.values();
        if (!changes.newcomers.isEmpty()) {
            subscriptions.welcome(
                    bucket, changes.newcomers.stream().map(changes::changed).toList());
        }
        orders.insert(bucket, changes.orders);
        coupons.use(bucket, changes.uses);
        subscriptions.addTerms(bucket, changes.terms);
        subscriptions.save(bucket, changes.subscriptions.values());
        changes.endedReservations.forEach((account, items) -> ledger.endReservations(bucket, account, items));
        ledger.addHolds(bucket, changes.holds, now);
        ledger.post(
                bucket,
                changes.transfers,
                books.stream()
                        .filter(book -> !book.wallet().equals(book.opening()))
                        .map(AccountBook::wallet)
                        .toList());
        tasks.queue(bucket, changes.tasks, now);
        var tellings = new ArrayList<>(changes.tellings);
        books.stream()
                .flatMap(book -> LowBalanceRule.alert(book.account(), book.opening(), book.wallet(), now).stream())
                .forEach(alert -> {
                    changes.journal.add(LowBalanceRule.row(changes.newId(alert.account()), alert));
                    tellings.add(alert);
                });
        journal.record(bucket, changes.journal);
        notices.queue(bucket, tellings, accounts(changes), now);
    }

    private static Map<Account.Id, Account> accounts(Changes changes) {
        var accounts = new HashMap<Account.Id, Account>();
        changes.books.forEach((id, book) -> accounts.put(id, book.account()));
        return accounts;
    }
}
