package dev.perennial.console.items;

import dev.perennial.account.Account;
import dev.perennial.console.items.ProductPage.Counts;
import dev.perennial.console.items.ProductPage.Hanging;
import dev.perennial.subscription.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The items of one product of an account, what ends first first. Each statement reads no more than a page. */
@Component
class ProductQueries {
    private static final int SHOWN = 3;

    private final JdbcClient jdbc;

    ProductQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many items of the product are in each phase; what was released is not counted. */
    Counts counts(int bucket, Account.Id account, String product) {
        var counted = new EnumMap<Phase, Long>(Phase.class);
        jdbc.sql("""
            select s.phase, count(*) as items from subscription s
            where s.bucket = ? and s.account_id = ? and s.phase <> 'RELEASED' and s.product = ? group by s.phase
            """).params(bucket, account.value(), product).query(row -> {
            counted.put(Phase.valueOf(row.getString("phase")), row.getLong("items"));
        });
        return new Counts(
                counted.getOrDefault(Phase.ACTIVE, 0L),
                counted.getOrDefault(Phase.GRACE, 0L) + counted.getOrDefault(Phase.SUSPENDED, 0L));
    }

    /**
     * One page of ids, and one more where there are more. An account's items are kept apart by how they are renewed, so
     * a page is the first of each kind, put together.
     *
     * @param find part of an id or a name; empty for all
     */
    List<String> after(int bucket, Account.Id account, String product, Looked looked, int limit) {
        return page(bucket, account, product, looked, limit, ">", "asc");
    }

    /** As {@link #after}, backwards: the nearest comes first. */
    List<String> before(int bucket, Account.Id account, String product, Looked looked, int limit) {
        return page(bucket, account, product, looked, limit, "<", "desc");
    }

    private List<String> page(
            int bucket, Account.Id account, String product, Looked looked, int limit, String beyond, String direction) {
        var phases = looked.state().phases().stream().map(Phase::name).toArray(String[]::new);
        var from = looked.from();
        return jdbc.sql("""
            select i.subscription_id from unnest(array['AUTO', 'MANUAL', 'NONE']) m (mode)
            cross join lateral (
              select s.subscription_id, coalesce(s.expires_at, 'infinity') as ends from subscription s
              where s.bucket = ? and s.account_id = ? and s.mode = m.mode and s.phase %1$s 'RELEASED' and s.product = ?
                and s.phase = any(?) and (? = '' or s.subscription_id ilike ? or s.name ilike ?)
                and (coalesce(s.expires_at, 'infinity'), s.subscription_id) %2$s (cast(? as timestamptz), ?)
              order by coalesce(s.expires_at, 'infinity') %3$s, s.subscription_id %3$s limit ?) i
            order by i.ends %3$s, i.subscription_id %3$s limit ?
            """.formatted(looked.state() == ProductPage.State.RELEASED ? "=" : "<>", beyond, direction))
                .params(
                        bucket,
                        account.value(),
                        product,
                        phases,
                        looked.find(),
                        looked.pattern(),
                        looked.pattern(),
                        from.ends(),
                        from.id(),
                        limit,
                        limit)
                .query(String.class)
                .list();
    }

    /** The orders that stand open for these items. */
    Map<String, UUID> open(int bucket, Collection<String> items) {
        var open = new HashMap<String, UUID>();
        jdbc.sql("""
            select l.subscription_id, l.order_id from order_line l
            where l.bucket = ? and l.subscription_id = any(?) and l.open
            """).params(bucket, items.toArray(String[]::new)).query(row -> {
            open.put(row.getString("subscription_id"), row.getObject("order_id", UUID.class));
        });
        return open;
    }

    /** The first few of the account's items that do not work without each of these, and how many there are. */
    Map<String, List<Hanging>> hanging(int bucket, Account.Id account, Collection<String> needed) {
        var hanging = new HashMap<String, List<Hanging>>();
        jdbc.sql("""
            select h.* from (
              select s.depends_on, s.subscription_id, s.name, s.phase, s.billing,
                row_number() over (partition by s.depends_on order by s.expires_at, s.subscription_id) as place,
                count(*) over (partition by s.depends_on) as items
              from subscription s where s.bucket = ? and s.account_id = ? and s.depends_on = any(?)
                and s.phase <> 'RELEASED') h
            where h.place <= ? order by h.depends_on, h.place
            """)
                .params(bucket, account.value(), needed.toArray(String[]::new), SHOWN)
                .query(row -> {
                    hanging.computeIfAbsent(row.getString("depends_on"), id -> new ArrayList<>())
                            .add(hanging(row));
                });
        return hanging;
    }

    private static Hanging hanging(ResultSet row) throws SQLException {
        return new Hanging(row.getString("subscription_id"), row.getString("name"), row.getLong("items"));
    }
}
