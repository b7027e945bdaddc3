package dev.perennial.bank;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import dev.perennial.ledger.Wallet;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.order.Order;
import dev.perennial.order.Orders;
import dev.perennial.payment.TopUps;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The account's side of a settled entry, in a transaction of the account's bucket: done once for each entry. */
@Component
class Receipts {
    private final Accounts accounts;
    private final TopUps topUps;
    private final Orders orders;
    private final Ledger ledger;
    private final ReceiptStore store;
    private final Journal journal;
    private final Notices notices;
    private final Ids ids;

    Receipts(
            Accounts accounts,
            TopUps topUps,
            Orders orders,
            Ledger ledger,
            ReceiptStore store,
            Journal journal,
            Notices notices,
            Ids ids) {
        this.accounts = accounts;
        this.topUps = topUps;
        this.orders = orders;
        this.ledger = ledger;
        this.store = store;
        this.journal = journal;
        this.notices = notices;
        this.ids = ids;
    }

    /** Adds the entry's money to the wallet, wakes what waits for it (rule 4), and pays the order it is for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Receipt credit(BankEntry entry, Actor actor, Instant now) {
        var id = entry.account().orElseThrow();
        int bucket = accounts.bucketOf(id);
        var account = accounts.lock(id).orElseThrow();
        var known = store.find(bucket, entry.id());
        if (known.isPresent()) return known.get();
        var order = entry.order().filter(own -> isOf(own, account));
        var due = order.map(own -> orders.mayPay(own, actor, now));

        // From here on the money is in.
        var facts = new HashMap<>(Map.of(
                "transfer",
                entry.id().toString(),
                "reason",
                entry.settledBecause().orElse("")));
        entry.payer().ifPresent(payer -> facts.put("payer", payer));
        var moved = topUps.receive(account, entry.amount(), "bank transfer " + entry.id(), facts, actor, now);
        var kept = due.flatMap(asked -> pay(order.get(), asked, entry.amount(), actor, now));
        kept.ifPresent(why -> tellKept(bucket, account, entry, why, now));
        var receipt = new Receipt(
                entry.id(), id, true, entry.amount(), order, kept.map(Kept::code), moved.entry(), moved.woken());
        store.insert(bucket, receipt, now);
        return receipt;
    }

    /** Why an order was not paid, and what it lacks now; nothing where it is not money that it lacks. */
    private record Kept(String code, Optional<Money> missing) {}

    private boolean isOf(UUID order, Account account) {
        return orders.find(order)
                .filter(own -> own.account().equals(account.id()))
                .isPresent();
    }

    /** Pays the order where the amount is exactly what it is for; answers why not. */
    private Optional<Kept> pay(UUID order, Outcome<Orders.Due> asked, Money amount, Actor actor, Instant now) {
        return switch (asked) {
            case Outcome.Refused<Orders.Due>(var why, var facts) -> Optional.of(new Kept(why.name(), Optional.empty()));
            case Outcome.Done<Orders.Due>(var due) -> {
                var whole = due.shortfall().plus(due.fromWallet());
                if (amount.isLessThan(due.shortfall())) {
                    yield Optional.of(new Kept(
                            "TRANSFER_TOO_LITTLE", Optional.of(due.shortfall().minus(amount))));
                }
                if (!amount.equals(due.shortfall()) && !amount.equals(whole)) {
                    yield Optional.of(new Kept("TRANSFER_TOO_MUCH", Optional.empty()));
                }
                yield switch (orders.pay(order, actor, now)) {
                    case Outcome.Done<Order> paid -> Optional.<Kept>empty();
                    case Outcome.Refused<Order>(var why, var facts) ->
                        Optional.of(new Kept(why.name(), Optional.empty()));
                };
            }
        };
    }

    private void tellKept(int bucket, Account account, BankEntry entry, Kept kept, Instant now) {
        var facts = new HashMap<String, String>();
        facts.put("amount", entry.amount().decimal());
        facts.put("currency", entry.amount().currency().getCurrencyCode());
        facts.put("order", entry.order().orElseThrow().toString());
        facts.put("code", kept.code());
        kept.missing().ifPresent(missing -> facts.put("missing", missing.decimal()));
        tell(bucket, account, NoticeKind.TRANSFER_KEPT, facts, now);
    }

    /** Takes the entry's money out of the wallet again, where it has that much; refused with what it lacks. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome<Receipt> takeBack(BankEntry entry, Actor actor, Instant now) {
        var id = entry.account().orElseThrow();
        int bucket = accounts.bucketOf(id);
        var account = accounts.lock(id).orElseThrow();
        var known = store.find(bucket, entry.id());
        if (known.isPresent()) return Outcome.done(known.get());
        var wallet = ledger.wallets(bucket, List.of(id)).get(id);
        var missing = entry.amount().minus(wallet.available());
        if (missing.isPositive()) {
            return refused(
                    BankRefusal.WALLET_TOO_LOW,
                    Map.of(
                            "missing", missing.decimal(),
                            "currency", missing.currency().getCurrencyCode(),
                            "account", id.value()));
        }

        // From here on the money is out.
        var moved = post(bucket, entry, wallet, now);
        recordTakenBack(bucket, account, entry, actor, now);
        var receipt = new Receipt(entry.id(), id, false, entry.amount(), Optional.empty(), Optional.empty(), moved, 0);
        store.insert(bucket, receipt, now);
        return Outcome.done(receipt);
    }

    private UUID post(int bucket, BankEntry entry, Wallet wallet, Instant now) {
        var transfer = new Transfer(
                ids.next(wallet.account().value(), now),
                wallet.account(),
                now,
                LedgerAccount.WALLET,
                LedgerAccount.TOP_UP,
                entry.amount(),
                "bank reversal " + entry.id(),
                Optional.empty());
        ledger.post(
                bucket, List.of(transfer), List.of(wallet.credit(entry.amount().negated())));
        return transfer.id();
    }

    private void recordTakenBack(int bucket, Account account, BankEntry entry, Actor actor, Instant now) {
        var facts = Map.of(
                "amount", entry.amount().decimal(),
                "currency", entry.amount().currency().getCurrencyCode(),
                "transfer", entry.id().toString(),
                "reason", entry.settledBecause().orElse(""));
        var row = new JournalEntry(
                ids.next(account.id().value(), now),
                account.id(),
                Optional.empty(),
                now,
                actor,
                JournalEntry.Kind.TRANSFER_TAKEN_BACK,
                facts);
        journal.record(bucket, List.of(row));
        tell(bucket, account, NoticeKind.TRANSFER_TAKEN_BACK, facts, now);
    }

    private void tell(int bucket, Account account, NoticeKind kind, Map<String, String> facts, Instant now) {
        notices.queue(
                bucket, List.of(new Telling(account.id(), kind, null, now, facts)), Map.of(account.id(), account), now);
    }
}
