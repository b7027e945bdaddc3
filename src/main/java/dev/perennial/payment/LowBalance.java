package dev.perennial.payment;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Rule 25: the alert that customers set for when their available funds fall below an amount. */
@Component
public class LowBalance {
    private final Accounts accounts;
    private final Journal journal;
    private final Ids ids;

    LowBalance(Accounts accounts, Journal journal, Ids ids) {
        this.accounts = accounts;
        this.journal = journal;
        this.ids = ids;
    }

    /** The amount below which the customer is told from now on; empty text for never. Answers it. */
    @Transactional
    public Outcome<Optional<Money>> alertBelow(Account.Id id, String decimal, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        var account = locked.get();
        var read = Money.read(decimal, account.currency()).filter(money -> !money.isNegative());
        if (!decimal.isEmpty() && read.isEmpty()) {
            return refused(PaymentRefusal.THRESHOLD_INVALID, Map.of("amount", decimal));
        }
        if (read.map(Money::minor).equals(account.lowBalanceThresholdMinor())) return Outcome.done(read);

        // From here on the alert is set.
        int bucket = accounts.bucketOf(id);
        accounts.alertBelow(bucket, id, read);
        var facts = Map.of(
                "low_balance", read.map(Money::decimal).orElse("off"),
                "currency", account.currency().getCurrencyCode());
        journal.record(
                bucket,
                List.of(new JournalEntry(
                        ids.next(id.value(), now),
                        id,
                        Optional.empty(),
                        now,
                        actor,
                        JournalEntry.Kind.SETTINGS_CHANGED,
                        facts)));
        return Outcome.done(read);
    }
}
