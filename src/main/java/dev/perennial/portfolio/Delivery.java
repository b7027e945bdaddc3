package dev.perennial.portfolio;

import dev.perennial.account.Account;
import dev.perennial.account.Accounts;
import dev.perennial.clock.Installation;
import dev.perennial.coupon.Coupon;
import dev.perennial.coupon.Coupons;
import dev.perennial.journal.Journal;
import dev.perennial.journal.JournalEntry;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.kernel.Money;
import dev.perennial.ledger.Ledger;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.ledger.Transfer;
import dev.perennial.ledger.Wallet;
import dev.perennial.subscription.Subscription;
import dev.perennial.subscription.Subscriptions;
import dev.perennial.subscription.Waking;
import dev.perennial.subscription.Zones;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what is new, bucket by bucket, some thousand rows at a time, each row with its line in the journal. */
@Component
class Delivery {
    private static final int CHUNK = 5_000;

    private final Accounts accounts;
    private final Ledger ledger;
    private final Subscriptions subscriptions;
    private final Coupons coupons;
    private final Waking waking;
    private final Journal journal;
    private final Ids ids;
    private final Buckets buckets;
    private final Installation installation;

    Delivery(
            Accounts accounts,
            Ledger ledger,
            Subscriptions subscriptions,
            Coupons coupons,
            Waking waking,
            Journal journal,
            Ids ids,
            Buckets buckets,
            Installation installation) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.subscriptions = subscriptions;
        this.coupons = coupons;
        this.waking = waking;
        this.journal = journal;
        this.ids = ids;
        this.buckets = buckets;
        this.installation = installation;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Intake.Fresh fresh, Actor actor, Instant now, Watch watch) {
        watch.begin(
                "writing rows",
                (long) fresh.accounts().size()
                        + fresh.subscriptions().size()
                        + fresh.coupons().size());
        inChunks(fresh.accounts(), row -> row.account().id(), watch, (bucket, rows) -> {
            addAccounts(bucket, rows, actor, now);
        });
        inChunks(fresh.subscriptions(), SubscriptionRow::account, watch, (bucket, rows) -> {
            addSubscriptions(bucket, rows, fresh.owners(), actor, now);
        });
        inChunks(fresh.coupons(), Coupon::account, watch, (bucket, rows) -> {
            addCoupons(bucket, rows, fresh.there(), actor, now);
        });
    }

    private void addAccounts(int bucket, List<AccountRow> rows, Actor actor, Instant now) {
        accounts.add(bucket, rows.stream().map(AccountRow::account).toList(), now);
        ledger.open(
                bucket,
                rows.stream()
                        .map(row -> wallet(row, Money.zero(row.balance().currency())))
                        .toList());
        var moved = rows.stream().filter(row -> !row.balance().isZero()).toList();
        ledger.post(
                bucket,
                moved.stream().map(row -> opening(row, now)).toList(),
                moved.stream().map(row -> wallet(row, row.balance())).toList());
        journal.record(
                bucket,
                rows.stream()
                        .map(row -> entry(
                                row.account().id(),
                                Optional.empty(),
                                JournalEntry.Kind.ACCOUNT_ADDED,
                                Map.of(
                                        "balance",
                                        row.balance().decimal(),
                                        "currency",
                                        row.balance().currency().getCurrencyCode()),
                                actor,
                                now))
                        .toList());
    }

    private void addSubscriptions(
            int bucket, List<SubscriptionRow> rows, Map<Account.Id, Account> owners, Actor actor, Instant now) {
        var items = rows.stream()
                .map(row -> {
                    var owner = owners.get(row.account());
                    return AdoptionRule.adopt(row, owner, new Zones(owner.zone(), installation.zone()), now);
                })
                .toList();
        var terms =
                rows.stream().flatMap(row -> AdoptionRule.term(row).stream()).toList();
        subscriptions.add(bucket, items, terms);
        journal.record(
                bucket,
                items.stream()
                        .map(item -> entry(
                                item.account(),
                                Optional.of(item.id().value()),
                                JournalEntry.Kind.SUBSCRIPTION_ADDED,
                                facts(item),
                                actor,
                                now))
                        .toList());
    }

    /** A coupon may be what a renewal of its account waits for (rule 4). */
    private void addCoupons(int bucket, List<Coupon> granted, Set<Account.Id> there, Actor actor, Instant now) {
        var waiting = granted.stream()
                .map(Coupon::account)
                .filter(there::contains)
                .distinct()
                .sorted()
                .toList();
        waiting.forEach(accounts::lock);
        coupons.grant(bucket, granted, now);
        waiting.forEach(account -> waking.wake(bucket, account, actor, now));
        journal.record(
                bucket,
                granted.stream()
                        .map(coupon -> entry(
                                coupon.account(),
                                Optional.empty(),
                                JournalEntry.Kind.COUPON_ADDED,
                                Map.of(
                                        "coupon",
                                        coupon.id().value(),
                                        "kind",
                                        coupon.kind().name(),
                                        "valid_until",
                                        coupon.validUntil().toString()),
                                actor,
                                now))
                        .toList());
    }

    private static Wallet wallet(AccountRow row, Money balance) {
        return new Wallet(row.account().id(), balance, Money.zero(balance.currency()), row.creditLimit(), Map.of());
    }

    private Transfer opening(AccountRow row, Instant now) {
        boolean owed = row.balance().isPositive();
        return new Transfer(
                ids.next(row.account().id().value(), now),
                row.account().id(),
                now,
                owed ? LedgerAccount.OPENING : LedgerAccount.WALLET,
                owed ? LedgerAccount.WALLET : LedgerAccount.OPENING,
                owed ? row.balance() : row.balance().negated(),
                "opening balance",
                Optional.empty());
    }

    private static Map<String, String> facts(Subscription item) {
        var facts = new TreeMap<String, String>();
        facts.put("product", item.item().product());
        facts.put("mode", item.plan().mode().name());
        facts.put("phase", item.life().phase().name());
        if (item.plan().period() != null) {
            facts.put("period", item.plan().period().toString());
        }
        if (item.life().expiresAt() != null) {
            facts.put("expires_at", item.life().expiresAt().toString());
        }
        return facts;
    }

    private JournalEntry entry(
            Account.Id account,
            Optional<String> subscription,
            JournalEntry.Kind kind,
            Map<String, String> facts,
            Actor actor,
            Instant now) {
        return new JournalEntry(ids.next(account.value(), now), account, subscription, now, actor, kind, facts);
    }

    private <T> void inChunks(
            List<T> rows, Function<T, Account.Id> owner, Watch watch, BiConsumer<Integer, List<T>> each) {
        var byBucket = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> buckets.of(owner.apply(row).value()), TreeMap::new, Collectors.toList()));
        byBucket.forEach((bucket, all) -> {
            for (int from = 0; from < all.size(); from += CHUNK) {
                var chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
                each.accept(bucket, chunk);
                watch.advance(chunk.size());
            }
        });
    }
}
