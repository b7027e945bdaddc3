package dev.perennial.renewal;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.ledger.Hold;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.Wallet;
import dev.perennial.notice.Notices;
import dev.perennial.order.LowBalanceRule;
import dev.perennial.order.OrderRefusal;
import dev.perennial.subscription.Phase;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rule 9: a customer may keep part of the balance for one item, so that no other item's renewal spends it. */
@Component
public class Reservations {
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Ledger ledger;
    private final Journal journal;
    private final Notices notices;
    private final Ids ids;

    Reservations(
            Accounts accounts, Subscriptions subscriptions, Ledger ledger, Journal journal, Notices notices, Ids ids) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.ledger = ledger;
        this.journal = journal;
        this.notices = notices;
        this.ids = ids;
    }

    /** Keeps this much for the item, instead of what was kept before; zero ends it. It also ends when it is spent. */
    @Transactional
    public Outcome<Wallet> reserve(Subscription.Id id, String decimal, Actor actor, Instant now) {
        var locked = subscriptions.owner(id).flatMap(owner -> accounts.lock(owner, actor));
        if (locked.isEmpty()) return refused(OrderRefusal.SUBSCRIPTION_NOT_FOUND);
        var account = locked.get();
        int bucket = accounts.bucketOf(account.id());
        var item = subscriptions.get(bucket, List.of(id.value())).get(id.value());
        if (item.life().phase() == Phase.RELEASED) return refused(OrderRefusal.RELEASED);
        if (item.isPayAsYouGo()) return refused(OrderRefusal.PAY_AS_YOU_GO);
        var read = Money.read(decimal, account.currency()).filter(money -> !money.isNegative());
        if (read.isEmpty()) return refused(OrderRefusal.INVALID_AMOUNT, Map.of("amount", decimal));
        var amount = read.get();
        var before = ledger.wallets(bucket, List.of(account.id())).get(account.id());
        if (before.availableTo(id.value()).isLessThan(amount)) {
            return refused(
                    RenewalRefusal.RESERVATION_NOT_COVERED,
                    Map.of("available", before.availableTo(id.value()).toString()));
        }

        // From here on it is kept.
        var kept = before.reserve(id.value(), amount);
        ledger.endReservations(bucket, account.id(), List.of(id.value()));
        if (amount.isPositive()) {
            ledger.addHolds(bucket, List.of(hold(account, id, amount, now)), now);
        }
        ledger.post(bucket, List.of(), List.of(kept));
        var rows = new ArrayList<>(List.of(entry(account, id, amount, actor, now)));
        LowBalanceRule.alert(account, before, kept, now).ifPresent(alert -> {
            rows.add(LowBalanceRule.row(ids.next(account.id().value(), now), alert));
            notices.queue(bucket, List.of(alert), Map.of(account.id(), account), now);
        });
        journal.record(bucket, rows);
        return Outcome.done(kept);
    }

    private Hold hold(Account account, Subscription.Id id, Money amount, Instant now) {
        var hold = ids.next(account.id().value(), now);
        return new Hold(hold, account.id(), Optional.of(id.value()), Optional.empty(), amount);
    }

    private JournalEntry entry(Account account, Subscription.Id id, Money amount, Actor actor, Instant now) {
        return new JournalEntry(
                ids.next(account.id().value(), now),
                account.id(),
                Optional.of(id.value()),
                now,
                actor,
                amount.isPositive() ? JournalEntry.Kind.RESERVED : JournalEntry.Kind.RESERVATION_ENDED,
                Map.of(
                        "amount",
                        amount.decimal(),
                        "currency",
                        account.currency().getCurrencyCode()));
    }
}
