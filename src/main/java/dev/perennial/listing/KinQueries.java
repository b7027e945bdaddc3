package dev.perennial.listing;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.subscription.Subscription;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the page of one item shows beside the item itself. */
@Component
class KinQueries {
    private final JdbcClient jdbc;

    KinQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rule 9's order, as the claim of due items has it. */
    Turn turn(int bucket, Subscription item) {
        return jdbc.sql("""
            select count(*) as others, count(*) filter (where
                (coalesce(s.rank, 2147483647), s.expires_at, s.started_at, s.subscription_id) < (?, ?, ?, ?)) as before
            from subscription s where s.bucket = ? and s.account_id = ? and s.next_try_at is not null
              and s.subscription_id <> ?
            """)
                .params(
                        item.item().rank() == null
                                ? Integer.MAX_VALUE
                                : item.item().rank(),
                        Rows.timestamp(item.life().expiresAt()),
                        Rows.timestamp(item.item().startedAt()),
                        item.id().value(),
                        bucket,
                        item.account().value(),
                        item.id().value())
                .query((row, n) -> new Turn(row.getInt("before"), row.getInt("others")))
                .single();
    }

    /** The account's items that do not work without this one, what ends first first. */
    List<String> needing(int bucket, Account.Id account, Subscription.Id needed, int limit) {
        return jdbc.sql("""
            select s.subscription_id from subscription s
            where s.bucket = ? and s.depends_on = ? and s.account_id = ? and s.phase <> 'RELEASED'
            order by s.expires_at nulls last, s.subscription_id limit ?
            """)
                .params(bucket, needed.value(), account.value(), limit)
                .query(String.class)
                .list();
    }

    long countNeeding(int bucket, Account.Id account, Subscription.Id needed) {
        return jdbc.sql("""
            select count(*) from subscription s
            where s.bucket = ? and s.depends_on = ? and s.account_id = ? and s.phase <> 'RELEASED'
            """)
                .params(bucket, needed.value(), account.value())
                .query(Long.class)
                .single();
    }
}
