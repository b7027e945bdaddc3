package dev.perennial.invoice;

import dev.perennial.account.Account;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.order.Invoicing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes papers that were decided for a locked account, what they settle, and the journal's rows of it. */
@Component
class Writing {
    private final InvoiceStore store;
    private final DeficitStore deficits;
    private final Invoicing invoicing;
    private final Journal journal;
    private final Ids ids;

    Writing(InvoiceStore store, DeficitStore deficits, Invoicing invoicing, Journal journal, Ids ids) {
        this.store = store;
        this.deficits = deficits;
        this.invoicing = invoicing;
        this.journal = journal;
        this.ids = ids;
    }

    UUID newId(Account.Id account, Instant now) {
        return ids.next(account.value(), now);
    }

    /**
     * @param parts by how much each line has more, or less, on papers
     * @param booked what deficits grew or shrank by
     */
    record Decided(
            Account.Id account,
            List<Invoice.Fresh> papers,
            List<Invoicing.Part> parts,
            List<DeficitStore.Booked> booked) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void write(int bucket, Decided decided, Actor actor, Instant now) {
        store.insert(bucket, decided.papers());
        invoicing.count(bucket, decided.parts());
        deficits.insert(bucket, decided.booked());
        var entries = new ArrayList<JournalEntry>();
        for (var paper : decided.papers()) {
            var kind = paper.invoice().isCreditNote()
                    ? JournalEntry.Kind.CREDIT_NOTE_DECIDED
                    : JournalEntry.Kind.INVOICE_REQUESTED;
            entries.add(entry(decided.account(), kind, facts(paper.invoice()), actor, now));
        }
        deficitEntry(decided, actor, now).ifPresent(entries::add);
        journal.record(bucket, entries);
    }

    private Optional<JournalEntry> deficitEntry(Decided decided, Actor actor, Instant now) {
        var sum = decided.booked().stream().map(DeficitStore.Booked::amount).reduce(Money::plus);
        return sum.map(amount -> entry(
                decided.account(),
                amount.isPositive() ? JournalEntry.Kind.DEFICIT_BOOKED : JournalEntry.Kind.DEFICIT_SETTLED,
                Map.of(
                        "amount", (amount.isPositive() ? amount : amount.negated()).decimal(),
                        "currency", amount.currency().getCurrencyCode()),
                actor,
                now));
    }

    private static Map<String, String> facts(Invoice invoice) {
        var facts = new HashMap<>(Map.of(
                "invoice", invoice.id().toString(),
                "amount", invoice.gross().decimal(),
                "currency", invoice.gross().currency().getCurrencyCode(),
                "entity", invoice.entity(),
                "origin", invoice.origin().name(),
                "title", invoice.buyer().name()));
        if (invoice.month() != null) facts.put("month", invoice.month().toString());
        if (invoice.corrects() != null) facts.put("corrects", invoice.corrects().toString());
        return facts;
    }

    private JournalEntry entry(
            Account.Id account, JournalEntry.Kind kind, Map<String, String> facts, Actor actor, Instant now) {
        return new JournalEntry(newId(account, now), account, Optional.empty(), now, actor, kind, facts);
    }
}
