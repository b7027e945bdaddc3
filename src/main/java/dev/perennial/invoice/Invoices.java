package dev.perennial.invoice;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.invoice.Billables.Wanted;
import dev.perennial.invoice.Invoice.Kind;
import dev.perennial.invoice.Invoice.Origin;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.order.Invoicing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to invoices: asking for them, and finding them (rule 28). */
@Component
public class Invoices {
    private final Accounts accounts;
    private final Billables billables;
    private final Titles titles;
    private final InvoiceStore store;
    private final Writing writing;
    private final Buckets buckets;

    Invoices(
            Accounts accounts,
            Billables billables,
            Titles titles,
            InvoiceStore store,
            Writing writing,
            Buckets buckets) {
        this.accounts = accounts;
        this.billables = billables;
        this.titles = titles;
        this.store = store;
        this.writing = writing;
        this.buckets = buckets;
    }

    /**
     * What is asked for.
     *
     * @param title whom it is made out to
     * @param seen the gross that was shown; null where nothing was
     * @param key of the form it is sent with: the same again answers the same papers; null for none
     */
    public record Asked(
            Wanted wanted,
            UUID title,
            @Nullable Money seen,
            @Nullable String key) {}

    /**
     * @param invoices one for each billing entity; none where all of it settles a deficit
     * @param settled what went on no paper because it settles one
     */
    public record Made(List<Invoice> invoices, Money settled) {}

    /** Makes one invoice for each billing entity; they get their numbers next, and can no longer be dropped. */
    @Transactional
    public Outcome<Made> request(Account.Id id, Asked asked, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(InvoiceRefusal.INVOICE_ACCOUNT_UNKNOWN);
        var account = locked.get();
        int bucket = accounts.bucketOf(id);
        if (asked.key() != null) {
            var before = store.askedWith(bucket, id, asked.key());
            if (!before.isEmpty()) return Outcome.done(new Made(before, Money.zero(account.currency())));
        }
        var title = titles.find(id, asked.title());
        if (title.isEmpty()) return refused(InvoiceRefusal.TITLE_NOT_FOUND);
        var lines = billables.lines(bucket, account, asked.wanted());
        if (asked.wanted() instanceof Wanted.OfOrders(var orders) && !isOfAll(lines, orders)) {
            return refused(InvoiceRefusal.ORDER_NOT_INVOICEABLE);
        }
        if (lines.isEmpty()) return refused(InvoiceRefusal.NOTHING_TO_INVOICE);
        var split = SplitRule.split(lines, billables.owed(bucket, id));
        if (asked.seen() != null && !asked.seen().equals(gross(split, account))) {
            return refused(InvoiceRefusal.INVOICEABLE_CHANGED);
        }

        // From here on they are decided.
        var origin = asked.wanted() instanceof Wanted.OfMonth ? Origin.MONTH : Origin.ORDERS;
        var paper = new Paper(origin, asked, title.get().buyer());
        return Outcome.done(write(bucket, account, lines, split, paper, actor, now));
    }

    /** As {@link #request} for one month, by the clockwork; nothing to invoice makes nothing. */
    Made automatically(int bucket, Account account, Wanted.OfMonth month, Title title, Instant now) {
        var lines = billables.lines(bucket, account, month);
        var split = SplitRule.split(lines, billables.owed(bucket, account.id()));
        var paper = new Paper(Origin.AUTOMATIC, new Asked(month, title.id(), null, null), title.buyer());
        return write(bucket, account, lines, split, paper, Actor.SYSTEM, now);
    }

    private record Paper(Origin origin, Asked asked, Title.Buyer buyer) {}

    private Made write(
            int bucket,
            Account account,
            List<Billable> lines,
            SplitRule.Split split,
            Paper paper,
            Actor actor,
            Instant now) {
        var fresh = split.drafts().stream()
                .map(draft -> fresh(account, draft, paper, now))
                .toList();
        var parts = lines.stream()
                .map(line -> new Invoicing.Part(
                        line.order(), line.line(), line.left().minor()))
                .toList();
        var booked = split.settled().stream()
                .map(settled -> new DeficitStore.Booked(
                        writing.newId(account.id(), now),
                        account.id(),
                        new SplitRule.Key(
                                settled.line().sold().entity(),
                                settled.line().sold().taxPercent()),
                        settled.amount().negated(),
                        settled.line().order(),
                        settled.line().line(),
                        now))
                .toList();
        writing.write(bucket, new Writing.Decided(account.id(), fresh, parts, booked), actor, now);
        var zero = Money.zero(account.currency());
        return new Made(
                fresh.stream().map(Invoice.Fresh::invoice).toList(),
                split.settled().stream().map(SplitRule.Settled::amount).reduce(zero, Money::plus));
    }

    private Invoice.Fresh fresh(Account account, Draft draft, Paper paper, Instant now) {
        var month = paper.asked().wanted() instanceof Wanted.OfMonth(var wanted) ? wanted.atDay(1) : null;
        var invoice = new Invoice(
                writing.newId(account.id(), now),
                account.id(),
                Kind.INVOICE,
                paper.origin(),
                month,
                draft.entity(),
                draft.gross(),
                paper.buyer(),
                null,
                paper.asked().key(),
                now,
                Optional.empty(),
                Money.zero(account.currency()));
        var lines = new ArrayList<Invoice.Line>();
        for (var line : draft.lines()) {
            lines.add(new Invoice.Line(
                    lines.size() + 1,
                    line.order(),
                    line.orderLine(),
                    line.sold().content(),
                    line.sold().taxPercent(),
                    line.gross()));
        }
        return new Invoice.Fresh(invoice, lines);
    }

    private static boolean isOfAll(List<Billable> lines, Set<UUID> orders) {
        return lines.stream().map(Billable::order).collect(Collectors.toSet()).equals(orders);
    }

    private static Money gross(SplitRule.Split split, Account account) {
        return split.drafts().stream().map(Draft::gross).reduce(Money.zero(account.currency()), Money::plus);
    }

    /** A paper of an account that {@code actor} acts for; any other is not there. */
    public Optional<Invoice> find(UUID id, Actor actor) {
        return store.find(buckets.of(id), id)
                .filter(invoice -> actor.reaches(invoice.account().value()));
    }

    public List<Invoice> of(Account.Id account, Optional<UUID> before, int limit) {
        return store.of(accounts.bucketOf(account), account, before, limit);
    }

    /** The credit notes of an invoice, oldest first. */
    public List<Invoice> correcting(Invoice invoice) {
        return store.correcting(buckets.of(invoice.id()), invoice.id());
    }

    public List<Invoice.Line> lines(Invoice invoice) {
        return store.lines(buckets.of(invoice.id()), invoice.id());
    }
}
