package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.Wallet;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Telling;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rule 25: the alert fires when funds fall below the customer's threshold, not while they stay there. */
public final class LowBalanceRule {
    private LowBalanceRule() {}

    /** What is to be told when a wallet goes from the one to the other. */
    public static Optional<Telling> alert(Account account, Wallet before, Wallet after, Instant now) {
        return account.lowBalanceThresholdMinor()
                .map(minor -> Money.ofMinor(minor, account.currency()))
                .filter(threshold -> !before.available().isLessThan(threshold))
                .filter(threshold -> after.available().isLessThan(threshold))
                .map(threshold -> telling(account, after, threshold, now));
    }

    /** The journal's row of an alert. */
    public static JournalEntry row(UUID id, Telling alert) {
        return new JournalEntry(
                id,
                alert.account(),
                Optional.empty(),
                alert.dueAt(),
                Actor.SYSTEM,
                JournalEntry.Kind.LOW_BALANCE,
                alert.facts());
    }

    private static Telling telling(Account account, Wallet after, Money threshold, Instant now) {
        var facts = Map.of(
                "available",
                after.available().decimal(),
                "threshold",
                threshold.decimal(),
                "currency",
                account.currency().getCurrencyCode());
        return new Telling(account.id(), NoticeKind.LOW_BALANCE, null, now, facts);
    }
}
