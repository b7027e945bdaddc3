package dev.perennial.admin;

import dev.perennial.account.Account;
import dev.perennial.admin.OverviewController.AccountLine;
import dev.perennial.admin.OverviewController.Parked;
import dev.perennial.db.Rows;
import dev.perennial.subscription.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the operator's first page shows of all accounts. These reads go over all buckets, each by an index of its own,
 * and stop at what a page can show.
 */
@Component
class OverviewQueries {
    private final JdbcClient jdbc;

    OverviewQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where to find an item. */
    record Place(int bucket, String subscription, Account.Id account) {}

    long countAccounts() {
        return count("select count(*) from account a join slot b on b.bucket = a.bucket");
    }

    Map<Phase, Long> countItems() {
        var counts = new EnumMap<Phase, Long>(Phase.class);
        jdbc.sql("""
            select s.phase, count(*) as items from slot b join subscription s on s.bucket = b.bucket group by s.phase
            """).query(row -> {
            counts.put(Phase.valueOf(row.getString("phase")), row.getLong("items"));
        });
        return counts;
    }

    /** How many items end their term, or take a later step, by this instant. */
    long countEnding(Collection<Phase> phases, Instant until) {
        return jdbc.sql("""
            select coalesce(sum(x.items), 0) from slot b cross join lateral (
              select count(*) as items from subscription s where s.bucket = b.bucket and s.next_step_at <= ?
                and s.phase = any(?) and s.parked_at is null) x
            """)
                .params(Rows.timestamp(until), names(phases))
                .query(Long.class)
                .single();
    }

    /** The items of these phases whose next step comes first. */
    List<Place> ending(Collection<Phase> phases, Instant until, int limit) {
        return jdbc.sql("""
            select x.* from slot b cross join lateral (
              select s.bucket, s.subscription_id, s.account_id, s.next_step_at from subscription s
              where s.bucket = b.bucket and s.next_step_at <= ? and s.phase = any(?) and s.parked_at is null
              order by s.next_step_at limit ?) x
            order by x.next_step_at, x.subscription_id limit ?
            """)
                .params(Rows.timestamp(until), names(phases), limit, limit)
                .query((row, n) -> new Place(
                        row.getInt("bucket"),
                        row.getString("subscription_id"),
                        new Account.Id(row.getString("account_id"))))
                .list();
    }

    /** The accounts with renewals that wait for money, the most urgent first. */
    List<Account.Id> waitingForMoney(Instant until, int limit) {
        return jdbc.sql("""
            select s.account_id, min(s.next_try_at) as at from slot b
            join subscription s on s.bucket = b.bucket and s.next_try_at <= ? and s.parked_at is null
            where s.waits_for = 'INSUFFICIENT_BALANCE' group by s.account_id order by at, s.account_id limit ?
            """)
                .params(Rows.timestamp(until), limit)
                .query((row, n) -> new Account.Id(row.getString("account_id")))
                .list();
    }

    List<Account.Id> byName(int limit) {
        return jdbc.sql("""
            select a.account_id from slot b join account a on a.bucket = b.bucket
            order by a.name, a.account_id limit ?
            """)
                .param(limit)
                .query((row, n) -> new Account.Id(row.getString("account_id")))
                .list();
    }

    List<AccountLine> lines(int bucket, Collection<Account.Id> accounts) {
        return jdbc.sql("""
            select a.account_id, a.name, a.currency, w.balance_minor,
              w.balance_minor + w.credit_limit_minor - w.held_minor as available_minor,
              (select count(*) from subscription s where s.bucket = ? and s.account_id = a.account_id
                and s.phase <> 'RELEASED') as items
            from account a join wallet w on w.bucket = a.bucket and w.account_id = a.account_id
            where a.bucket = ? and w.bucket = ? and a.account_id = any(?)
            """)
                .params(
                        bucket,
                        bucket,
                        bucket,
                        accounts.stream().map(Account.Id::value).toArray(String[]::new))
                .query(OverviewQueries::line)
                .list();
    }

    long countParked() {
        return count("""
            select count(*) from slot b join subscription s on s.bucket = b.bucket and s.parked_at is not null
            """);
    }

    List<Parked> parked(int limit) {
        return jdbc.sql("""
            select s.* from slot b join subscription s on s.bucket = b.bucket and s.parked_at is not null
            order by s.parked_at, s.subscription_id limit ?
            """)
                .param(limit)
                .query((row, n) -> new Parked(
                        row.getString("subscription_id"),
                        row.getString("name"),
                        new Account.Id(row.getString("account_id")),
                        Rows.instant(row, "parked_at"),
                        row.getString("parked_reason")))
                .list();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static String[] names(Collection<Phase> phases) {
        return phases.stream().map(Phase::name).toArray(String[]::new);
    }

    private static AccountLine line(ResultSet row, int n) throws SQLException {
        var currency = Rows.currency(row);
        return new AccountLine(
                new Account.Id(row.getString("account_id")),
                row.getString("name"),
                Rows.money(row, "balance_minor", currency),
                Rows.money(row, "available_minor", currency),
                row.getLong("items"));
    }
}
