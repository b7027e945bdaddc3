package dev.perennial.invoice;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.invoice.IssueStore.Issued;
import dev.perennial.invoice.NumberRule.Given;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.paper.Paper;
import dev.perennial.paper.Papers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The third step of issuing: in the account's bucket, number and date are written, what the paper says is frozen, and
 * the hash of its very bytes goes into the journal.
 */
@Component
class Sealing {
    private final Accounts accounts;
    private final Catalogs catalogs;
    private final InvoiceStore invoices;
    private final IssueStore store;
    private final Papers papers;
    private final Journal journal;
    private final Notices notices;
    private final Ids ids;

    Sealing(
            Accounts accounts,
            Catalogs catalogs,
            InvoiceStore invoices,
            IssueStore store,
            Papers papers,
            Journal journal,
            Notices notices,
            Ids ids) {
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.invoices = invoices;
        this.store = store;
        this.papers = papers;
        this.journal = journal;
        this.notices = notices;
        this.ids = ids;
    }

    /** Issues those of the account's papers that still wait; answers how many that were. */
    @Transactional
    int seal(int bucket, Account.Id id, Map<UUID, Given> numbers, Instant now) {
        var account = accounts.lock(id).orElseThrow();
        var waiting = store.stillWaiting(bucket, numbers.keySet());
        if (waiting.isEmpty()) return 0;
        var found = invoices.get(bucket, waiting);
        var corrected = corrected(bucket, found);
        var lines = store.details(bucket, waiting).stream().collect(Collectors.groupingBy(IssueStore.Detail::invoice));

        // From here on they are issued.
        var issued = new ArrayList<Issued>();
        for (var invoice : found) {
            var given = numbers.get(invoice.id());
            var entity = catalogs.current().entity(invoice.entity());
            var number = NumberRule.label(entity.invoicePrefix(), invoice.kind(), given.year(), given.number());
            var corrects =
                    Optional.ofNullable(invoice.corrects()).map(corrected::get).flatMap(Invoice::issue);
            var paper = PaperRule.paper(new PaperRule.Facts(
                    invoice,
                    number,
                    given.on(),
                    lines.get(invoice.id()),
                    corrects,
                    catalogs.current(),
                    account.zone()));
            var document = document(paper);
            issued.add(new Issued(
                    invoice.id(), id, number, given.on(), now, Frozen.json(paper), document, Frozen.hash(document)));
        }
        store.insert(bucket, issued);
        tell(bucket, account, found, issued, now);
        return issued.size();
    }

    /** What the credit notes among these take back from. */
    private Map<UUID, Invoice> corrected(int bucket, List<Invoice> found) {
        return invoices
                .get(
                        bucket,
                        found.stream()
                                .map(Invoice::corrects)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList())
                .stream()
                .collect(Collectors.toMap(Invoice::id, Function.identity()));
    }

    private byte[] document(Paper paper) {
        return Papers.hasEInvoice(paper.currency()) ? papers.cii(paper) : papers.pdf(paper, Locale.ENGLISH);
    }

    private void tell(int bucket, Account account, List<Invoice> found, List<Issued> issued, Instant now) {
        var entries = new ArrayList<JournalEntry>();
        var tellings = new ArrayList<Telling>();
        for (int i = 0; i < issued.size(); i++) {
            var invoice = found.get(i);
            var facts = facts(invoice, issued.get(i));
            entries.add(new JournalEntry(
                    ids.next(account.id().value(), now),
                    account.id(),
                    Optional.empty(),
                    now,
                    Actor.SYSTEM,
                    invoice.isCreditNote() ? JournalEntry.Kind.CREDIT_NOTE_ISSUED : JournalEntry.Kind.INVOICE_ISSUED,
                    facts));
            var kind = invoice.isCreditNote() ? NoticeKind.CREDIT_NOTE_READY : NoticeKind.INVOICE_READY;
            tellings.add(new Telling(account.id(), kind, null, now, facts));
        }
        journal.record(bucket, entries);
        notices.queue(bucket, tellings, Map.of(account.id(), account), now);
    }

    private static Map<String, String> facts(Invoice invoice, Issued issued) {
        var facts = new HashMap<>(Map.of(
                "invoice", invoice.id().toString(),
                "number", issued.number(),
                "date", issued.on().toString(),
                "amount", invoice.gross().decimal(),
                "currency", invoice.gross().currency().getCurrencyCode(),
                "hash", issued.hash()));
        if (invoice.corrects() != null) facts.put("corrects", invoice.corrects().toString());
        return facts;
    }
}
