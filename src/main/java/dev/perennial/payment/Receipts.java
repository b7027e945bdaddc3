package dev.perennial.payment;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Turns what came in at a gateway into top-ups, one for each success there, and sends back what no wallet can hold. */
@Component
class Receipts {
    private final Accounts accounts;
    private final TopUps topUps;
    private final PaymentStore payments;
    private final ReceiptStore store;
    private final Journal journal;
    private final Notices notices;
    private final Ids ids;

    Receipts(
            Accounts accounts,
            TopUps topUps,
            PaymentStore payments,
            ReceiptStore store,
            Journal journal,
            Notices notices,
            Ids ids) {
        this.accounts = accounts;
        this.topUps = topUps;
        this.payments = payments;
        this.store = store;
        this.journal = journal;
        this.notices = notices;
        this.ids = ids;
    }

    List<Receipt> of(Payment payment) {
        return store.of(accounts.bucketOf(payment.account()), payment.id());
    }

    List<Payments.Return> toReturn(Payment payment) {
        return store.toReturn(accounts.bucketOf(payment.account()), payment.id());
    }

    /** The account of the payment is locked. */
    Payments.Received receive(Payment payment, List<Receipt> came, Instant now) {
        int bucket = accounts.bucketOf(payment.account());
        var account = accounts.find(payment.account()).orElseThrow();
        var after = payment;
        var fresh = new ArrayList<Receipt>();
        int woken = 0;
        for (var receipt : came) {
            if (store.knows(bucket, payment.gateway(), receipt.reference())) continue;
            if (receipt.amount().currency().equals(account.currency())) {
                fresh.add(receipt);
                var in = topUps.receive(
                        account, receipt.amount(), reason(payment), facts(after, receipt), payment.begunBy(), now);
                store.insert(bucket, payment, receipt, in.entry(), null);
                woken += in.woken();
                if (after.state() != Payment.State.SUCCEEDED) {
                    after = after.ended(Payment.State.SUCCEEDED, now);
                    payments.end(bucket, after, in.entry(), null);
                }
            } else {
                after = sendBack(bucket, after, receipt, now);
            }
            receipt.kept().ifPresent(method -> keep(bucket, payment, method, now));
        }
        if (!store.toReturn(bucket, payment.id()).isEmpty()) payments.askAgain(bucket, payment.id(), now);
        return new Payments.Received(after, fresh, woken);
    }

    private void keep(int bucket, Payment payment, KeptMethod method, Instant now) {
        store.keep(bucket, payment.account(), method, now);
        var row = new JournalEntry(
                ids.next(payment.account().value(), now),
                payment.account(),
                Optional.empty(),
                now,
                payment.begunBy(),
                JournalEntry.Kind.METHOD_KEPT,
                Map.of("method", method.label(), "payment", payment.id().toString()));
        journal.record(bucket, List.of(row));
    }

    private static String reason(Payment payment) {
        return "payment " + payment.id();
    }

    private static Map<String, String> facts(Payment payment, Receipt receipt) {
        var facts = new HashMap<String, String>();
        facts.put("payment", payment.id().toString());
        facts.put("gateway", payment.gateway());
        facts.put("reference", receipt.reference());
        payment.order().ifPresent(order -> facts.put("order", order.toString()));
        if (!receipt.amount().equals(payment.amount()))
            facts.put("asked", payment.amount().decimal());
        return facts;
    }

    /** Money of another currency never meets this wallet's: it goes back, and the customer is told at once. */
    private Payment sendBack(int bucket, Payment payment, Receipt receipt, Instant now) {
        var key = ids.next(payment.account().value(), now);
        store.insert(bucket, payment, receipt, null, key);
        record(bucket, payment, JournalEntry.Kind.PAYMENT_RETURNED, receipt.amount(), receipt.reference(), now);
        tell(payment, NoticeKind.PAYMENT_RETURNED, receipt.amount(), Map.of(), now);
        if (payment.state() == Payment.State.SUCCEEDED) return payment;
        var ended = payment.ended(Payment.State.RETURNED, now);
        payments.end(bucket, ended, null, null);
        return ended;
    }

    void returned(Payment payment, Payments.Return what, String as, Instant now) {
        int bucket = accounts.bucketOf(payment.account());
        if (!store.returned(bucket, what.key(), payment.id(), as)) return;
        record(bucket, payment, JournalEntry.Kind.PAYMENT_GIVEN_BACK, what.amount(), what.reference(), now);
        if (store.toReturn(bucket, payment.id()).isEmpty()) payments.askNoMore(bucket, payment.id());
    }

    void tellKept(Payment received, Money amount, String because, Instant now) {
        var facts = Map.of("order", received.order().orElseThrow().toString(), "code", because);
        tell(received, NoticeKind.PAYMENT_KEPT, amount, facts, now);
    }

    void tellDeclined(Payment payment, Instant now) {
        tell(payment, NoticeKind.PAYMENT_DECLINED, payment.amount(), Map.of(), now);
    }

    private void tell(Payment payment, NoticeKind kind, Money amount, Map<String, String> more, Instant now) {
        var account = accounts.find(payment.account()).orElseThrow();
        var facts = new HashMap<>(more);
        facts.put("payment", payment.id().toString());
        facts.put("amount", amount.decimal());
        facts.put("currency", amount.currency().getCurrencyCode());
        var telling = new Telling(account.id(), kind, null, now, facts);
        notices.queue(
                accounts.bucketOf(account.id()),
                List.of(telling),
                Map.<Account.Id, Account>of(account.id(), account),
                now);
    }

    private void record(
            int bucket, Payment payment, JournalEntry.Kind kind, Money amount, String reference, Instant now) {
        var facts = Map.of(
                "payment", payment.id().toString(),
                "reference", reference,
                "amount", amount.decimal(),
                "currency", amount.currency().getCurrencyCode());
        var row = new JournalEntry(
                ids.next(payment.account().value(), now),
                payment.account(),
                Optional.empty(),
                now,
                Actor.SYSTEM,
                kind,
                facts);
        journal.record(bucket, List.of(row));
    }
}
