package dev.perennial.payment;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import dev.perennial.ledger.Wallet;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.subscription.Waking;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Front door for money that comes in. */
@Component
public class TopUps {
    /** No money that comes in at once is more; a wallet holds thousands of these. */
    private static final long MOST_MINOR = 1_000_000_000_000_000L;

    private final Accounts accounts;
    private final Ledger ledger;
    private final Journal journal;
    private final Notices notices;
    private final Waking waking;
    private final Ids ids;

    TopUps(Accounts accounts, Ledger ledger, Journal journal, Notices notices, Waking waking, Ids ids) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.journal = journal;
        this.notices = notices;
        this.waking = waking;
        this.ids = ids;
    }

    /** What the wallet holds now, and how many waiting renewals became due. */
    public record ToppedUp(Account account, Wallet wallet, int woken) {}

    /** Adds to the wallet and wakes the account's waiting renewals; the clockwork renews them in rank order (rule 4). */
    @Transactional
    public Outcome<ToppedUp> topUp(Account.Id id, String decimal, Actor actor, Instant now) {
        return topUp(id, decimal, Map.of(), actor, now);
    }

    /** The same, of money the vendor says it has received, and why it says so. */
    @Transactional
    public Outcome<ToppedUp> topUp(Account.Id id, String decimal, Reason reason, Actor actor, Instant now) {
        return topUp(id, decimal, Map.of("reason", reason.text()), actor, now);
    }

    private Outcome<ToppedUp> topUp(Account.Id id, String decimal, Map<String, String> more, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return Outcome.refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        var account = locked.get();
        var read = Money.read(decimal, account.currency()).filter(Money::isPositive);
        if (read.isEmpty()) return Outcome.refused(PaymentRefusal.AMOUNT_INVALID, Map.of("amount", decimal));
        var amount = read.get();
        var most = Money.ofMinor(MOST_MINOR, account.currency());
        if (most.isLessThan(amount)) {
            return Outcome.refused(PaymentRefusal.AMOUNT_TOO_LARGE, Map.of("most", most.toString()));
        }

        // From here on the money is in.
        var receipt = receive(account, amount, "top-up", more, actor, now);
        return Outcome.done(new ToppedUp(account, receipt.wallet(), receipt.woken()));
    }

    /** What came of money that was taken in: the entry it became, the wallet after it, and what it woke. */
    public record Receipt(UUID entry, Wallet wallet, int woken) {}

    /** Takes money in for a locked account, whatever way it came. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Receipt receive(
            Account account, Money amount, String reason, Map<String, String> more, Actor actor, Instant now) {
        var id = account.id();
        int bucket = accounts.bucketOf(id);
        var wallet = ledger.wallets(bucket, List.of(id)).get(id).credit(amount);
        var transfer = transfer(account, amount, reason, now);
        ledger.post(bucket, List.of(transfer), List.of(wallet));
        var facts = new HashMap<>(more);
        facts.put("amount", amount.decimal());
        facts.put("currency", account.currency().getCurrencyCode());
        facts.put("available", wallet.available().decimal());
        journal.record(
                bucket,
                List.of(new JournalEntry(
                        ids.next(id.value(), now),
                        id,
                        Optional.empty(),
                        now,
                        actor,
                        JournalEntry.Kind.TOPPED_UP,
                        facts)));
        var telling = new Telling(id, NoticeKind.TOP_UP_RECEIVED, null, now, facts);
        notices.queue(bucket, List.of(telling), Map.of(id, account), now);
        return new Receipt(transfer.id(), wallet, waking.wake(bucket, id, actor, now));
    }

    private Transfer transfer(Account account, Money amount, String reason, Instant now) {
        return new Transfer(
                ids.next(account.id().value(), now),
                account.id(),
                now,
                LedgerAccount.TOP_UP,
                LedgerAccount.WALLET,
                amount,
                reason,
                Optional.empty());
    }
}
