package dev.perennial.subscription;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SubscriptionStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    SubscriptionStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<Subscription> get(int bucket, Collection<String> ids) {
        return jdbc.sql(SubscriptionRows.SELECT + """
            where s.bucket = ? and a.bucket = ? and s.subscription_id = any(?)
            order by s.subscription_id\
            """)
                .params(bucket, bucket, ids.toArray(String[]::new))
                .query(SubscriptionRows::read)
                .list();
    }

    List<Subscription> of(int bucket, Account.Id account) {
        return jdbc.sql(SubscriptionRows.SELECT + """
            where s.bucket = ? and a.bucket = ? and s.account_id = ? order by s.subscription_id\
            """)
                .params(bucket, bucket, account.value())
                .query(SubscriptionRows::read)
                .list();
    }

    /** Items of these accounts that need one of these items. */
    List<Subscription> needing(int bucket, Collection<String> needed) {
        return jdbc.sql(SubscriptionRows.SELECT + """
            where s.bucket = ? and a.bucket = ? and s.depends_on = any(?) and s.phase <> 'RELEASED'
            order by s.subscription_id\
            """)
                .params(bucket, bucket, needed.toArray(String[]::new))
                .query(SubscriptionRows::read)
                .list();
    }

    /** Renewals of this account that wait for money and still have a try to come, or for a charge. */
    List<Subscription> waitingForFunds(int bucket, Account.Id account) {
        return jdbc.sql(SubscriptionRows.SELECT + """
            where s.bucket = ? and a.bucket = ? and s.account_id = ?
              and (s.next_try_at is not null and s.waits_for = 'INSUFFICIENT_BALANCE' and s.parked_at is null
                or s.waits_for = 'AWAITING_TOP_UP')\
            """)
                .params(bucket, bucket, account.value())
                .query(SubscriptionRows::read)
                .list();
    }

    void insert(int bucket, List<Subscription> subscriptions) {
        batches.write(
                bucket,
                """
                insert into subscription (bucket, subscription_id, account_id, product, edition, name, billing,
                  started_at, depends_on, expires_at, term_number, anchor_day, mode, renewal_months, auto_since,
                  agreed_price_minor, rank, phase, next_try_at, sequence, waits_for, next_step_at,
                  next_reminder_at, reminded_until, reminders_since, released_at)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                  ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                changing(Columns.of(subscriptions)
                        .text(s -> s.id().value())
                        .text(s -> s.account().value())
                        .text(s -> s.item().product())
                        .text(s -> s.item().edition())
                        .text(s -> s.item().name())
                        .text(s -> s.item().billing().name())
                        .instant(s -> s.item().startedAt())
                        .text(s -> s.item().dependsOn())));
    }

    /** Writes everything about these items that can change. */
    void update(int bucket, Collection<Subscription> subscriptions) {
        batches.write(bucket, """
            update subscription s set expires_at = u.expires_at, term_number = u.term_number,
              anchor_day = u.anchor_day, mode = u.mode, renewal_months = u.renewal_months,
              auto_since = u.auto_since, agreed_price_minor = u.agreed_price_minor, rank = u.rank,
              phase = u.phase, next_try_at = u.next_try_at, sequence = u.sequence, waits_for = u.waits_for,
              next_step_at = u.next_step_at, next_reminder_at = u.next_reminder_at,
              reminded_until = u.reminded_until, reminders_since = u.reminders_since,
              released_at = u.released_at
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u (subscription_id, expires_at,
              term_number, anchor_day, mode, renewal_months, auto_since, agreed_price_minor, rank, phase,
              next_try_at, sequence, waits_for, next_step_at, next_reminder_at, reminded_until, reminders_since,
              released_at)
            where s.subscription_id = u.subscription_id and s.bucket = ?\
            """, changing(Columns.of(subscriptions).text(s -> s.id().value())));
    }

    /** The columns of what can change about an item, in the order in which both statements name them. */
    private static Columns<Subscription> changing(Columns<Subscription> items) {
        return items.instant(s -> s.life().expiresAt())
                .number(s -> s.life().termNumber())
                .number(s -> s.life().anchorDay())
                .text(s -> s.plan().mode().name())
                .number(SubscriptionStore::months)
                .instant(s -> s.plan().autoSince())
                .minor(s -> s.plan().agreedPrice())
                .number(s -> s.item().rank())
                .text(s -> s.life().phase().name())
                .instant(s -> s.due().tryAt())
                .number(s -> s.due().sequence())
                .text(s -> s.due().waitsFor())
                .instant(s -> s.due().stepAt())
                .instant(s -> s.due().reminderAt())
                .instant(s -> s.due().remindedUntil())
                .instant(s -> s.due().remindersSince())
                .instant(s -> s.life().releasedAt());
    }

    /** Items of a product that have deadlines, after this id, in order. */
    List<Subscription> ofProduct(int bucket, String product, String after, int limit) {
        return jdbc.sql(SubscriptionRows.SELECT + """
            where s.bucket = ? and a.bucket = ? and s.product = ? and s.subscription_id > ?
              and s.billing = 'SUBSCRIPTION' and s.phase <> 'RELEASED'
            order by s.subscription_id limit ?
            """)
                .params(bucket, bucket, product, after, limit)
                .query(SubscriptionRows::read)
                .list();
    }

    List<Subscription> ofAccount(int bucket, Account.Id account, String after, int limit) {
        return jdbc.sql(SubscriptionRows.SELECT + """
            where s.bucket = ? and a.bucket = ? and s.account_id = ? and s.subscription_id > ?
              and s.billing = 'SUBSCRIPTION' and s.phase <> 'RELEASED'
            order by s.subscription_id limit ?
            """)
                .params(bucket, bucket, account.value(), after, limit)
                .query(SubscriptionRows::read)
                .list();
    }

    void park(int bucket, Subscription.Id id, Instant now, String reason) {
        var touched = jdbc.sql("""
            update subscription set parked_at = ?, parked_reason = ? where bucket = ?
              and subscription_id = ?\
            """)
                .params(Rows.timestamp(now), reason, bucket, id.value())
                .update();
        Rows.exactly(1, touched, "park");
    }

    int unpark(int bucket, Subscription.Id id) {
        return jdbc.sql("""
            update subscription set parked_at = null, parked_reason = null where bucket = ?
              and subscription_id = ? and parked_at is not null\
            """).params(bucket, id.value()).update();
    }

    void enter(int bucket, Collection<Subscription> named) {
        batches.write(
                bucket,
                """
                insert into directory (bucket, subscription_id, account_id)
                select b.bucket, u.* from slot b cross join unnest(?, ?) u where b.bucket = ?\
                """,
                Columns.of(named)
                        .text(s -> s.id().value())
                        .text(s -> s.account().value()));
    }

    /** One name that leads to an item's account. */
    record Named(String name, Subscription item) {}

    void enterNames(int bucket, List<Named> named) {
        batches.write(
                bucket,
                """
                insert into item_name (bucket, name, subscription_id, account_id)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(named)
                        .text(Named::name)
                        .text(entry -> entry.item().id().value())
                        .text(entry -> entry.item().account().value()));
    }

    List<Account.Id> named(int bucket, String name, int limit) {
        return jdbc.sql("""
            select distinct account_id from item_name where bucket = ? and name = ? order by account_id limit ?\
            """)
                .params(bucket, name, limit)
                .query((row, n) -> new Account.Id(row.getString("account_id")))
                .list();
    }

    Optional<Account.Id> owner(int bucket, Subscription.Id id) {
        return jdbc.sql("select account_id from directory where bucket = ? and subscription_id = ?")
                .params(bucket, id.value())
                .query((row, n) -> new Account.Id(row.getString("account_id")))
                .optional();
    }

    private static @Nullable Integer months(Subscription s) {
        var period = s.plan().period();
        return period == null ? null : period.months();
    }
}
