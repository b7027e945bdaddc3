package dev.perennial.grant;

import static dev.perennial.kernel.Outcome.refused;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.catalog.Catalogs;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.kernel.Outcome;
import dev.perennial.kernel.Reason;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import dev.perennial.ledger.Wallet;
import dev.perennial.notice.NoticeKind;
import dev.perennial.notice.Notices;
import dev.perennial.notice.Telling;
import dev.perennial.subscription.Waking;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Front door to what the vendor gives an account: balance, a credit line, coupons. Each wakes waiting renewals (rule 4). */
@Component
public class Grants {
    private final Accounts accounts;
    private final Ledger ledger;
    private final Coupons coupons;
    private final Catalogs catalogs;
    private final Waking waking;
    private final Journal journal;
    private final Notices notices;
    private final GiftStore store;
    private final Ids ids;
    private final String typedAgainAbove;

    Grants(
            Accounts accounts,
            Ledger ledger,
            Coupons coupons,
            Catalogs catalogs,
            Waking waking,
            Journal journal,
            Notices notices,
            GiftStore store,
            Ids ids,
            @Value("${perennial.grant.typed-again-above:1000}") String typedAgainAbove) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.coupons = coupons;
        this.catalogs = catalogs;
        this.waking = waking;
        this.journal = journal;
        this.notices = notices;
        this.store = store;
        this.ids = ids;
        this.typedAgainAbove = typedAgainAbove;
    }

    /** The amount above which a grant is to be typed twice. */
    public Money typedAgainAbove(Account account) {
        return Money.parse(typedAgainAbove, account.currency());
    }

    /** What was given to this account, newest first. */
    public List<Gift> of(Account.Id account, int limit) {
        return store.of(accounts.bucketOf(account), account, limit);
    }

    /** Adds to the balance what nobody paid; it is spent last, and never paid out. */
    @Transactional
    public Outcome<Gift> balance(Account.Id id, String amount, String again, Reason reason, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(GrantRefusal.GRANT_ACCOUNT_UNKNOWN);
        var account = locked.get();
        var read = GrantRule.amount(amount, again, account.currency(), typedAgainAbove(account));
        if (read instanceof Outcome.Refused<Money>(var why, var facts)) return refused(why, facts);
        var given = read.orThrow();

        // From here on it is given.
        var entry = new Transfer(
                ids.next(id.value(), now),
                id,
                now,
                LedgerAccount.GRANT,
                LedgerAccount.WALLET,
                given,
                "grant",
                Optional.empty());
        int bucket = accounts.bucketOf(id);
        ledger.post(bucket, List.of(entry), List.of(wallet(bucket, id).credit(given)));
        var gift = gift(account, Gift.Kind.BALANCE, given, null, entry.id(), null, reason, actor, now);
        return Outcome.done(give(gift, account, JournalEntry.Kind.BALANCE_GRANTED, actor));
    }

    /** Sets how far below zero the balance may go. */
    @Transactional
    public Outcome<Gift> creditLine(Account.Id id, String line, String again, Reason reason, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(GrantRefusal.GRANT_ACCOUNT_UNKNOWN);
        var account = locked.get();
        int bucket = accounts.bucketOf(id);
        var wallet = wallet(bucket, id);
        var read = GrantRule.creditLine(line, again, wallet, typedAgainAbove(account));
        if (read instanceof Outcome.Refused<Money>(var why, var facts)) return refused(why, facts);

        // From here on the line is set.
        ledger.creditLine(bucket, id, read.orThrow());
        var gift = gift(
                account, Gift.Kind.CREDIT_LINE, read.orThrow(), wallet.creditLimit(), null, null, reason, actor, now);
        return Outcome.done(give(gift, account, JournalEntry.Kind.CREDIT_LINE_SET, actor));
    }

    /** Gives a coupon, valid from now on. */
    @Transactional
    public Outcome<Gift> coupon(Account.Id id, CouponWish wish, String again, Reason reason, Actor actor, Instant now) {
        var locked = accounts.lock(id, actor);
        if (locked.isEmpty()) return refused(GrantRefusal.GRANT_ACCOUNT_UNKNOWN);
        var account = locked.get();
        int bucket = accounts.bucketOf(id);
        var name = "gift-" + ids.next(id.value(), now).toString().substring(24);
        var made = GrantRule.coupon(
                wish, again, account, coupons.of(bucket, id), catalogs.current(), name, typedAgainAbove(account), now);
        if (made instanceof Outcome.Refused<Coupon>(var why, var facts)) {
            return refused(why, facts);
        }
        var coupon = made.orThrow();

        // From here on it is given.
        coupons.grant(bucket, List.of(coupon), now);
        var gift = gift(
                account,
                Gift.Kind.COUPON,
                Money.ofMinor(coupon.value(), account.currency()),
                null,
                null,
                coupon.id().value(),
                reason,
                actor,
                now);
        return Outcome.done(give(gift, account, JournalEntry.Kind.COUPON_GRANTED, actor));
    }

    private Wallet wallet(int bucket, Account.Id id) {
        return ledger.wallets(bucket, List.of(id)).get(id);
    }

    private Gift gift(
            Account account,
            Gift.Kind kind,
            Money amount,
            @Nullable Money before,
            @Nullable UUID entry,
            @Nullable String coupon,
            Reason reason,
            Actor actor,
            Instant now) {
        return new Gift(
                ids.next(account.id().value(), now),
                account.id(),
                kind,
                amount,
                before,
                entry,
                coupon,
                null,
                null,
                reason.text(),
                actor.name(),
                now);
    }

    private Gift give(Gift gift, Account account, JournalEntry.Kind kind, Actor actor) {
        int bucket = accounts.bucketOf(account.id());
        store.insert(bucket, gift, account.currency());
        var facts = new HashMap<String, String>();
        facts.put("gift", gift.id().toString());
        facts.put("kind", gift.kind().name());
        facts.put("amount", gift.amount().decimal());
        facts.put("currency", account.currency().getCurrencyCode());
        if (gift.before() != null) facts.put("before", gift.before().decimal());
        if (gift.coupon() != null) facts.put("coupon", gift.coupon());
        var telling = new Telling(account.id(), NoticeKind.GRANTED, null, gift.at(), Map.copyOf(facts));
        notices.queue(bucket, List.of(telling), Map.of(account.id(), account), gift.at());
        facts.put("reason", gift.reason());
        var row = new JournalEntry(
                ids.next(account.id().value(), gift.at()),
                account.id(),
                Optional.empty(),
                gift.at(),
                actor,
                kind,
                facts);
        journal.record(bucket, List.of(row));
        waking.wake(bucket, account.id(), actor, gift.at());
        return gift;
    }
}
