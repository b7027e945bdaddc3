package dev.perennial.subscription;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds and claims what is due. */
@Component
class DueStore {
    private final JdbcClient jdbc;

    DueStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks accounts with something due that nobody else holds, until {@code limit} due items are covered; in key
     * order. The lock stands inside the limit: two nodes asking at once get different accounts, not one of them none.
     * Within an instant accounts come one after the other, as the index has them: however much is due, a claim reads no
     * more than it takes.
     */
    List<Account.Id> claim(int bucket, Work work, Instant now, int limit) {
        return jdbc.sql("""
            with due as materialized (
              select a.account_id from subscription s
              join account a on a.bucket = s.bucket and a.account_id = s.account_id
              where s.bucket = ? and a.bucket = ? and s.%1$s <= ? and %2$s and s.parked_at is null
              order by s.%1$s, s.account_id limit ?
              for update of a skip locked)
            select distinct account_id from due order by account_id\
            """.formatted(work.column, work.condition))
                .params(bucket, bucket, Rows.timestamp(now), Rows.timestamp(now), limit)
                .query((row, n) -> new Account.Id(row.getString("account_id")))
                .list();
    }

    /** What is due of these accounts: of each by the instant it is due, then in the customer's rank order. */
    List<Subscription> due(int bucket, Work work, Collection<Account.Id> accounts, Instant now, int limit) {
        return jdbc.sql(SubscriptionRows.SELECT + """
            where s.bucket = ? and a.bucket = ? and s.account_id = any(?) and s.%1$s <= ?
              and %2$s and s.parked_at is null
            order by s.account_id, s.%1$s, s.rank, s.expires_at, s.started_at, s.subscription_id
            limit ?\
            """.formatted(work.column, work.condition))
                .params(
                        bucket,
                        bucket,
                        accounts.stream().map(Account.Id::value).toArray(String[]::new),
                        Rows.timestamp(now),
                        Rows.timestamp(now),
                        limit)
                .query(SubscriptionRows::read)
                .list();
    }

    /** Those of these items that are still due, in the same order. */
    List<Subscription> stillDue(int bucket, Work work, Collection<Subscription.Id> items, Instant now) {
        return jdbc.sql(SubscriptionRows.SELECT + """
            where s.bucket = ? and a.bucket = ? and s.subscription_id = any(?) and s.%1$s <= ?
              and %2$s and s.parked_at is null
            order by s.%1$s, s.rank nulls last, s.expires_at, s.started_at, s.subscription_id\
            """.formatted(work.column, work.condition))
                .params(
                        bucket,
                        bucket,
                        items.stream().map(Subscription.Id::value).toArray(String[]::new),
                        Rows.timestamp(now),
                        Rows.timestamp(now))
                .query(SubscriptionRows::read)
                .list();
    }

    /**
     * Items of an account of which something but a reminder is due by {@code until}, and these besides; soonest first.
     */
    List<Subscription> coming(
            int bucket, Account.Id account, Instant until, Collection<Subscription.Id> besides, int limit) {
        return jdbc.sql(SubscriptionRows.SELECT + """
            where s.bucket = ? and a.bucket = ? and s.account_id = ? and s.parked_at is null
              and (s.next_try_at <= ? or s.next_step_at <= ? or s.subscription_id = any(?))
            order by least(s.next_try_at, s.next_step_at), s.subscription_id
            limit ?\
            """)
                .params(
                        bucket,
                        bucket,
                        account.value(),
                        Rows.timestamp(until),
                        Rows.timestamp(until),
                        besides.stream().map(Subscription.Id::value).toArray(String[]::new),
                        limit)
                .query(SubscriptionRows::read)
                .list();
    }

    /** Items of these accounts of which a try is due by {@code until}; soonest first. */
    List<Subscription> triedBy(int bucket, Collection<Account.Id> accounts, Instant until, int limit) {
        return jdbc.sql(SubscriptionRows.SELECT + """
            where s.bucket = ? and a.bucket = ? and s.account_id = any(?) and s.next_try_at <= ?
              and s.parked_at is null
            order by s.next_try_at, s.subscription_id
            limit ?\
            """)
                .params(
                        bucket,
                        bucket,
                        accounts.stream().map(Account.Id::value).toArray(String[]::new),
                        Rows.timestamp(until),
                        limit)
                .query(SubscriptionRows::read)
                .list();
    }

    /** Items of an account that are to be reminded of, soonest first. */
    List<Subscription> remindedNext(int bucket, Account.Id account, int limit) {
        return jdbc.sql(SubscriptionRows.SELECT + """
            where s.bucket = ? and a.bucket = ? and s.account_id = ? and s.next_reminder_at is not null
              and s.parked_at is null
            order by s.next_reminder_at, s.subscription_id limit ?\
            """)
                .params(bucket, bucket, account.value(), limit)
                .query(SubscriptionRows::read)
                .list();
    }

    /** How many items are due in this bucket. */
    long count(int bucket, Work work, Instant now) {
        return jdbc.sql("""
            select count(*) from subscription s where s.bucket = ? and s.%1$s <= ?
              and s.parked_at is null\
            """.formatted(work.column))
                .params(bucket, Rows.timestamp(now))
                .query(Long.class)
                .single();
    }
}
