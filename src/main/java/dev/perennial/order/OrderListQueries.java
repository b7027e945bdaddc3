package dev.perennial.order;

import dev.perennial.account.Account;
import dev.perennial.kernel.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the orders that a list shows. An order's id says when it was placed, so the newest first and a window of days
 * are ranges of one index. Items are looked for first: where few match, their orders are found by the items; where many
 * do, a page is soon full of them.
 */
@Component
class OrderListQueries {
    /** So many are counted, and of more it is only said that there are. */
    static final long COUNTED_MAX = 1000;

    private static final int ITEMS_MAX = 1000;
    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private static final String OF_ACCOUNT =
            " from orders o where o.bucket = ? and o.account_id = ? and o.order_id >= ? and o.order_id < ?";
    private static final String OF_ITEMS = """
         and o.order_id in (
          select l.order_id from order_line l where l.bucket = ? and l.subscription_id = any(?))\
        """;
    private static final String OF_MATCHING = """
         and exists (select 1 from order_line l
          join subscription s on s.bucket = l.bucket and s.subscription_id = l.subscription_id
          where l.bucket = ? and s.bucket = ? and l.order_id = o.order_id\
        """;

    private final JdbcClient jdbc;

    OrderListQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A piece of SQL with its values. */
    private record Part(String sql, List<Object> values) {}

    List<UUID> page(int bucket, Account.Id account, OrderFilter filter, @Nullable UUID after, int limit) {
        var found = found(bucket, account, filter, after);
        var state = filter.state() == null ? "" : " and o.state = '" + filter.state() + "'";
        return jdbc.sql("select o.order_id" + found.sql() + state + " order by o.order_id desc limit " + limit)
                .params(found.values())
                .query(UUID.class)
                .list();
    }

    Map<Order.State, Long> counts(int bucket, Account.Id account, OrderFilter filter) {
        var found = found(bucket, account, filter, null);
        var parts = new ArrayList<String>();
        var values = new ArrayList<>();
        for (var state : Order.State.values()) {
            parts.add("select '" + state + "' as state, count(*) as n from (select 1" + found.sql() + " and o.state = '"
                    + state + "' limit " + (COUNTED_MAX + 1) + ") x");
            values.addAll(found.values());
        }
        var counts = new HashMap<Order.State, Long>();
        jdbc.sql(String.join(" union all ", parts)).params(values).query(row -> {
            counts.put(Order.State.valueOf(row.getString("state")), row.getLong("n"));
        });
        return counts;
    }

    private Part found(int bucket, Account.Id account, OrderFilter filter, @Nullable UUID after) {
        var from = filter.from() == null ? FIRST : Ids.first(filter.from());
        var before = filter.before() == null ? LAST : Ids.first(filter.before());
        var end = after != null && after.toString().compareTo(before.toString()) < 0 ? after : before;
        var values = new ArrayList<Object>(List.of(bucket, account.value(), from, end));
        var sql = new StringBuilder(OF_ACCOUNT);
        if (filter.kind() != null) {
            sql.append(
                    switch (filter.kind()) {
                        case REFUND -> " and o.type = 'REFUND'";
                        case AUTO -> " and o.type <> 'REFUND' and o.origin = 'AUTO'";
                        case MANUAL -> " and o.type <> 'REFUND' and o.origin = 'MANUAL'";
                    });
        }
        if (filter.isOfSomeItems()) {
            var number = number(filter.text());
            var items = number.isPresent()
                    ? new Part(" and o.order_id = ?", List.of(number.get()))
                    : ofItems(bucket, account, filter);
            sql.append(items.sql());
            values.addAll(items.values());
        }
        return new Part(sql.toString(), values);
    }

    private Part ofItems(int bucket, Account.Id account, OrderFilter filter) {
        var matching = matching(filter);
        var values = new ArrayList<Object>(List.of(bucket, account.value()));
        values.addAll(matching.values());
        var few = jdbc.sql("select s.subscription_id from subscription s where s.bucket = ? and s.account_id = ?"
                        + matching.sql() + " limit " + (ITEMS_MAX + 1))
                .params(values)
                .query(String.class)
                .list();
        if (few.size() <= ITEMS_MAX) return new Part(OF_ITEMS, List.of(bucket, few.toArray(String[]::new)));
        var many = new ArrayList<Object>(List.of(bucket, bucket));
        many.addAll(matching.values());
        return new Part(OF_MATCHING + matching.sql() + ")", many);
    }

    private static Part matching(OrderFilter filter) {
        var sql = new StringBuilder();
        var values = new ArrayList<Object>();
        if (filter.product() != null) {
            sql.append(" and s.product = ?");
            values.add(filter.product());
        }
        if (filter.text() != null) {
            sql.append(" and position(lower(?) in lower(s.subscription_id || ' ' || s.name)) > 0");
            values.add(filter.text());
        }
        return new Part(sql.toString(), values);
    }

    private static Optional<UUID> number(@Nullable String text) {
        return text != null && text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
