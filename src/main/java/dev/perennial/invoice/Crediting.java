package dev.perennial.invoice;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.invoice.Invoice.Kind;
import dev.perennial.invoice.Invoice.Origin;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import dev.perennial.order.Invoicing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Credits what was refunded after it was invoiced, whoever refunded it and how. */
@Component
class Crediting {
    private final Accounts accounts;
    private final BillableQueries queries;
    private final InvoiceStore store;
    private final ChoiceStore choices;
    private final Writing writing;

    Crediting(Accounts accounts, BillableQueries queries, InvoiceStore store, ChoiceStore choices, Writing writing) {
        this.accounts = accounts;
        this.queries = queries;
        this.store = store;
        this.choices = choices;
        this.writing = writing;
    }

    List<Account.Id> due(int bucket, Optional<Account.Id> after, int limit) {
        return queries.accountsToCredit(bucket, after, limit);
    }

    /** Decides what this account's refunds come to; answers how many papers and deficits that made. */
    @Transactional
    int credit(int bucket, Account.Id id, Instant now) {
        accounts.lock(id).orElseThrow();
        var over = queries.toCredit(bucket, id);
        if (over.isEmpty()) return 0;
        var open =
                store.open(bucket, over.stream().map(Billable::order).distinct().toList());
        var decision = CreditRule.decide(over, open, choices.find(bucket, id).onRefund());

        // From here on they are decided.
        var corrected = store
                .get(
                        bucket,
                        decision.notes().stream().map(CreditRule.Note::invoice).toList())
                .stream()
                .collect(Collectors.toMap(Invoice::id, Function.identity()));
        var fresh = decision.notes().stream()
                .map(note -> fresh(note, corrected.get(note.invoice()), now))
                .toList();
        var booked = decision.owed().stream()
                .map(owed -> new DeficitStore.Booked(
                        writing.newId(id, now),
                        id,
                        new SplitRule.Key(
                                owed.line().sold().entity(), owed.line().sold().taxPercent()),
                        owed.amount(),
                        owed.line().order(),
                        owed.line().line(),
                        now))
                .toList();
        var parts = over.stream()
                .map(line -> new Invoicing.Part(
                        line.order(), line.line(), -line.left().minor()))
                .toList();
        writing.write(bucket, new Writing.Decided(id, fresh, parts, booked), Actor.SYSTEM, now);
        return fresh.size() + booked.size();
    }

    private Invoice.Fresh fresh(CreditRule.Note note, Invoice corrected, Instant now) {
        var invoice = new Invoice(
                writing.newId(corrected.account(), now),
                corrected.account(),
                Kind.CREDIT_NOTE,
                Origin.REFUND,
                corrected.month(),
                note.entity(),
                note.gross(),
                corrected.buyer(),
                corrected.id(),
                null,
                now,
                Optional.empty(),
                Money.zero(note.gross().currency()));
        var lines = new ArrayList<Invoice.Line>();
        for (var part : note.parts()) {
            lines.add(new Invoice.Line(
                    lines.size() + 1, part.order(), part.orderLine(), part.content(), part.taxPercent(), part.gross()));
        }
        return new Invoice.Fresh(invoice, lines);
    }
}
