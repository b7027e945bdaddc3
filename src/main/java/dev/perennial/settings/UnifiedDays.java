package dev.perennial.settings;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.payment.PaymentRefusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Front door to the day of the month an account wants its items to end on. It moves no expiration and costs nothing: it
 * is what unifying begins with (rule 17).
 */
@Component
public class UnifiedDays {
    private static final int DAY_MAX = 28;

    private final Accounts accounts;
    private final Journal journal;
    private final Ids ids;

    UnifiedDays(Accounts accounts, Journal journal, Ids ids) {
        this.accounts = accounts;
        this.journal = journal;
        this.ids = ids;
    }

    public Optional<Integer> of(Account.Id id) {
        return accounts.unifiedDay(id);
    }

    @Transactional
    public Outcome<Integer> set(Account.Id id, int day, Actor actor, Instant now) {
        if (accounts.lock(id, actor).isEmpty()) return refused(PaymentRefusal.ACCOUNT_UNKNOWN);
        if (day < 1 || day > DAY_MAX) return refused(SettingsRefusal.UNIFIED_DAY_INVALID, Map.of("day", "" + day));
        if (accounts.unifiedDay(id).filter(same -> same == day).isPresent()) return Outcome.done(day);

        // From here on it is so.
        int bucket = accounts.bucketOf(id);
        accounts.unifyOn(bucket, id, day);
        var entry = new JournalEntry(
                ids.next(id.value(), now),
                id,
                Optional.empty(),
                now,
                actor,
                JournalEntry.Kind.SETTINGS_CHANGED,
                Map.of("unified_day", String.valueOf(day)));
        journal.record(bucket, List.of(entry));
        return Outcome.done(day);
    }
}
