package dev.perennial.autotopup;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.payment.Payment;
import dev.perennial.payment.Payments;
import dev.perennial.subscription.Waking;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows from a charge whose fate is known: the items that waited for it are decided, and the customer is told. */
@Component
class Settlement {
    private final Accounts accounts;
    private final Payments payments;
    private final AgreementStore agreements;
    private final ChargeStore charges;
    private final Waking waking;
    private final Journal journal;
    private final Notices notices;
    private final Ids ids;
    private final int declinesMax;

    Settlement(
            Accounts accounts,
            Payments payments,
            AgreementStore agreements,
            ChargeStore charges,
            Waking waking,
            Journal journal,
            Notices notices,
            Ids ids,
            @Value("${perennial.auto-top-up.declines:3}") int declinesMax) {
        this.accounts = accounts;
        this.payments = payments;
        this.agreements = agreements;
        this.charges = charges;
        this.waking = waking;
        this.journal = journal;
        this.notices = notices;
        this.ids = ids;
        this.declinesMax = declinesMax;
    }

    /** Settles a charge whose payment ended, once. */
    @Transactional
    public void settle(int bucket, Charge seen, Instant now) {
        var account = accounts.lock(seen.account()).orElseThrow();
        var payment = payments.find(seen.payment(), Actor.SYSTEM).orElseThrow();
        var outcome = outcome(payment.state());
        if (!charges.end(bucket, payment.id(), outcome, now)) return;
        var agreement = agreements.find(bucket, account.id()).orElseThrow();
        switch (outcome) {
            case PAID -> {
                agreements.save(bucket, agreement.paid());
                tell(bucket, account, NoticeKind.AUTO_TOPPED_UP, facts(seen), now);
            }
            case DECLINED -> declined(bucket, account, seen, agreement, now);
            case LEFT -> {}
        }
        waking.wakeCharged(bucket, account.id(), Actor.SYSTEM, now);
    }

    /** The failed try itself is told by the engine, which decides it anew with what is known now. */
    private void declined(int bucket, Account account, Charge charge, Agreement before, Instant now) {
        var facts = facts(charge);
        facts.put("charge_code", charge.code().orElse("unknown"));
        record(bucket, account, JournalEntry.Kind.AUTO_TOP_UP_DECLINED, facts, now);
        var after = before.declined(declinesMax);
        agreements.save(bucket, after);
        if (after.state() == Agreement.State.PAUSED && before.isOn()) {
            facts.put("declines", String.valueOf(after.declines()));
            record(bucket, account, JournalEntry.Kind.AUTO_TOP_UP_PAUSED, facts, now);
            tell(bucket, account, NoticeKind.AUTO_TOP_UP_PAUSED, facts, now);
        }
    }

    private static Charge.Result outcome(Payment.State state) {
        return switch (state) {
            case SUCCEEDED -> Charge.Result.PAID;
            case DECLINED, RETURNED -> Charge.Result.DECLINED;
            case LEFT -> Charge.Result.LEFT;
            case OPEN -> throw new IllegalStateException("Indicates a bug: settled while it is open");
        };
    }

    private static HashMap<String, String> facts(Charge charge) {
        var facts = new HashMap<String, String>();
        facts.put("payment", charge.payment().toString());
        facts.put("amount", charge.amount().decimal());
        facts.put("currency", charge.amount().currency().getCurrencyCode());
        facts.put("used", charge.used().plus(charge.amount()).decimal());
        facts.put("ceiling", charge.ceiling().decimal());
        return facts;
    }

    private void tell(int bucket, Account account, NoticeKind kind, Map<String, String> facts, Instant now) {
        var told = new HashMap<>(facts);
        told.put("stop", AutoTopUps.ADDRESS);
        var telling = new Telling(account.id(), kind, null, now, told);
        notices.queue(bucket, List.of(telling), Map.of(account.id(), account), now);
    }

    private void record(int bucket, Account account, JournalEntry.Kind kind, Map<String, String> facts, Instant now) {
        var row = new JournalEntry(
                ids.next(account.id().value(), now),
                account.id(),
                Optional.empty(),
                now,
                Actor.SYSTEM,
                kind,
                Map.copyOf(facts));
        journal.record(bucket, List.of(row));
    }
}
