package dev.perennial.payout;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.payout.Payout.To;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is written and told of a payout, in the transaction that changes it. */
@Component
class PayoutTelling {
    private final Accounts accounts;
    private final Journal journal;
    private final Notices notices;
    private final Ids ids;

    PayoutTelling(Accounts accounts, Journal journal, Notices notices, Ids ids) {
        this.accounts = accounts;
        this.journal = journal;
        this.notices = notices;
        this.ids = ids;
    }

    void tell(
            Payout payout,
            Account account,
            JournalEntry.Kind kind,
            NoticeKind notice,
            Map<String, String> more,
            Actor actor,
            Instant now) {
        record(payout, kind, more, actor, now);
        var telling = new Telling(account.id(), notice, null, now, facts(payout));
        notices.queue(accounts.bucketOf(account.id()), List.of(telling), Map.of(account.id(), account), now);
    }

    void record(Payout payout, JournalEntry.Kind kind, Map<String, String> more, Actor actor, Instant now) {
        var facts = new HashMap<>(facts(payout));
        facts.putAll(more);
        var row = new JournalEntry(
                ids.next(payout.account().value(), now), payout.account(), Optional.empty(), now, actor, kind, facts);
        journal.record(accounts.bucketOf(payout.account()), List.of(row));
    }

    private static Map<String, String> facts(Payout payout) {
        var facts = new HashMap<String, String>();
        facts.put("payout", payout.id().toString());
        facts.put("amount", payout.amount().decimal());
        facts.put("currency", payout.amount().currency().getCurrencyCode());
        switch (payout.to()) {
            case To.ToPayment(var payment, var reference) -> facts.put("payment", payment.toString());
            case To.ToBank(var account) -> facts.put("holder", account.holder());
        }
        payout.refund().ifPresent(refund -> facts.put("refund", refund.toString()));
        return facts;
    }
}
