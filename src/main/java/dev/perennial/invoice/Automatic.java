package dev.perennial.invoice;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.invoice.Billables.Wanted;
import dev.perennial.invoice.Choice.Monthly;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an account chooses about its papers: monthly invoices made by themselves, off unless it turns them on. */
@Component
public class Automatic {
    private final Accounts accounts;
    private final Titles titles;
    private final Invoices invoices;
    private final ChoiceStore store;
    private final Journal journal;
    private final Ids ids;

    Automatic(Accounts accounts, Titles titles, Invoices invoices, ChoiceStore store, Journal journal, Ids ids) {
        this.accounts = accounts;
        this.titles = titles;
        this.invoices = invoices;
        this.store = store;
        this.journal = journal;
        this.ids = ids;
    }

    public Choice of(Account.Id account) {
        return store.find(accounts.bucketOf(account), account);
    }

    /** From this month on, invoices are made out to this title on the first of the next one. */
    @Transactional
    public Outcome<Choice> turnOn(Account.Id id, UUID title, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(InvoiceRefusal.INVOICE_ACCOUNT_UNKNOWN);
        int bucket = accounts.bucketOf(id);
        var found = titles.find(id, title);
        if (found.isEmpty()) return refused(InvoiceRefusal.TITLE_NOT_FOUND);
        var before = store.find(bucket, id);
        if (before.automatic().filter(monthly -> monthly.title().equals(title)).isPresent()) {
            return Outcome.done(before);
        }

        // From here on it is on.
        var zone = locked.get().zone();
        var month = before.automatic()
                .map(monthly -> YearMonth.from(monthly.next()))
                .orElse(YearMonth.from(now.atZone(zone)));
        var choice = new Choice(Optional.of(monthly(title, month, zone)), before.onRefund());
        store.save(bucket, id, choice);
        record(
                bucket,
                id,
                Map.of("automatic", "on", "title", found.get().buyer().name()),
                actor,
                now);
        return Outcome.done(choice);
    }

    @Transactional
    public Outcome<Choice> turnOff(Account.Id id, Actor actor, Instant now) {
        if (accounts.lock(id, actor).isEmpty()) return refused(InvoiceRefusal.INVOICE_ACCOUNT_UNKNOWN);
        int bucket = accounts.bucketOf(id);
        var before = store.find(bucket, id);
        if (before.automatic().isEmpty()) return Outcome.done(before);

        // From here on it is off.
        var choice = new Choice(Optional.empty(), before.onRefund());
        store.save(bucket, id, choice);
        record(bucket, id, Map.of("automatic", "off"), actor, now);
        return Outcome.done(choice);
    }

    /** For operators: whether this account's refunds are credited by themselves, or become a deficit. */
    @Transactional
    public Outcome<Choice> onRefund(Account.Id id, Choice.OnRefund onRefund, Reason reason, Actor actor, Instant now) {
        if (accounts.lock(id, actor).isEmpty()) return refused(InvoiceRefusal.INVOICE_ACCOUNT_UNKNOWN);
        int bucket = accounts.bucketOf(id);
        var before = store.find(bucket, id);
        if (before.onRefund() == onRefund) return Outcome.done(before);

        // From here on it is so.
        var choice = new Choice(before.automatic(), onRefund);
        store.save(bucket, id, choice);
        record(bucket, id, Map.of("on_refund", onRefund.name(), "reason", reason.text()), actor, now);
        return Outcome.done(choice);
    }

    List<Account.Id> due(int bucket, Instant now) {
        return store.due(bucket, now);
    }

    /** Makes the invoices of one month that is over, and waits for the next; answers how many, or nothing where none is. */
    @Transactional
    Optional<Integer> month(int bucket, Account.Id id, Instant now) {
        var account = accounts.lock(id).orElseThrow();
        var choice = store.find(bucket, id);
        var due = choice.automatic().filter(monthly -> !now.isBefore(monthly.dueAt()));
        if (due.isEmpty()) return Optional.empty();
        var monthly = due.get();
        var month = YearMonth.from(monthly.next());
        var title = titles.find(id, monthly.title()).orElseThrow();

        // From here on they are made.
        var made = invoices.automatically(bucket, account, new Wanted.OfMonth(month), title, now);
        var next = monthly(monthly.title(), month.plusMonths(1), account.zone());
        store.save(bucket, id, new Choice(Optional.of(next), choice.onRefund()));
        return Optional.of(made.invoices().size());
    }

    private static Monthly monthly(UUID title, YearMonth month, ZoneId zone) {
        return new Monthly(title, month.atDay(1), Billables.begin(month.plusMonths(1), zone));
    }

    private void record(int bucket, Account.Id id, Map<String, String> facts, Actor actor, Instant now) {
        journal.record(
                bucket,
                List.of(new JournalEntry(
                        ids.next(id.value(), now),
                        id,
                        Optional.empty(),
                        now,
                        actor,
                        JournalEntry.Kind.INVOICE_CHOICE_SET,
                        new HashMap<>(facts))));
    }
}
