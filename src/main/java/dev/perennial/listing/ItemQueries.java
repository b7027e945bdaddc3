package dev.perennial.listing;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the items of a list and counts those of each tab. A page goes on from where the last one ended, so that the
 * thousandth costs what the first does; counting reads an index of the account's items and not the items.
 */
@Component
class ItemQueries {
    private static final String EXPIRATION = "coalesce(s.expires_at, 'infinity')";

    private final JdbcClient jdbc;

    ItemQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The items from the search's place on, in its order; before a place, those nearest to it. */
    List<Found> items(int bucket, Account.Id account, Search search, Ranks ranks, int limit) {
        boolean back = search.place() != null && search.place().before();
        boolean down = search.descending() != back;
        var way = down ? "desc" : "asc";
        var values = new ArrayList<Object>();
        // Each mode is read by its own index; all of them are as many short lists, put in order.
        var modes = search.mode() == null ? List.of(Mode.values()) : List.of(search.mode());
        var sql = modes.stream()
                .map(mode -> "(" + ofMode(bucket, account, mode, search, down, ranks, limit, values) + ")")
                .collect(Collectors.joining("\nunion all\n"));
        if (modes.size() > 1) {
            sql += "\norder by key %s, subscription_id %s limit ?".formatted(way, way);
            values.add(limit);
        }
        var found = jdbc.sql(sql)
                .params(values)
                .query((row, n) -> new Found(row.getString("subscription_id"), key(row, search.ordering())))
                .list();
        return back ? found.reversed() : found;
    }

    private static String ofMode(
            int bucket,
            Account.Id account,
            Mode mode,
            Search filter,
            boolean down,
            Ranks ranks,
            int limit,
            List<Object> values) {
        var sql = new StringBuilder();
        var key = key(filter.ordering());
        var ranked = "";
        if (isRanked(filter.ordering())) {
            // Equal on every column, so that each item finds its one place by a hash.
            var length = filter.ordering() == Ordering.PRICE ? " and k.months = coalesce(s.renewal_months, 0)" : "";
            ranked = """
                left join unnest(?, ?, ?, ?) k (product, edition, months, rank) on k.product = s.product
                  and k.edition = s.edition%s
                """.formatted(length);
            values.addAll(List.of(ranks.products(), ranks.editions(), ranks.months(), ranks.ranks()));
        }
        sql.append("""
            select s.subscription_id, %s as key from subscription s
            %swhere s.bucket = ? and s.account_id = ? and s.mode = ?
            """.formatted(key, ranked));
        values.addAll(List.of(bucket, account.value(), mode.name()));
        narrow(sql, values, filter);
        if (filter.place() != null) {
            sql.append("and (%s, s.subscription_id) %s (?, ?)\n".formatted(key, down ? "<" : ">"));
            values.addAll(List.of(
                    key(filter.ordering(), filter.place()), filter.place().id()));
        }
        var way = down ? "desc" : "asc";
        sql.append("order by %s %s, s.subscription_id %s limit ?".formatted(key, way, way));
        values.add(limit);
        return sql.toString();
    }

    /** How many items each tab has, of those the search lets through. */
    Map<Mode, Long> counts(int bucket, Account.Id account, Search filter) {
        var sql = new StringBuilder(
                "select s.mode, count(*) as items from subscription s where s.bucket = ? and s.account_id = ?\n");
        var values = new ArrayList<Object>(List.of(bucket, account.value()));
        narrow(sql, values, filter);
        sql.append("group by s.mode");
        var counts = new EnumMap<Mode, Long>(Mode.class);
        jdbc.sql(sql.toString()).params(values).query(row -> {
            counts.put(Mode.valueOf(row.getString("mode")), row.getLong("items"));
        });
        return counts;
    }

    /** The orders that stand open for these items, by item. */
    Map<String, OpenOrder> openOrders(int bucket, Collection<String> items) {
        return jdbc
                .sql("""
                    select l.subscription_id, l.order_id, o.awaits_provider, o.origin from order_line l
                    join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                    where l.bucket = ? and o.bucket = ? and l.open and l.subscription_id = any(?)
                    """)
                .params(bucket, bucket, items.toArray(String[]::new))
                .query((row, n) -> new OpenOrder(
                        row.getString("subscription_id"),
                        row.getObject("order_id", UUID.class),
                        row.getBoolean("awaits_provider"),
                        row.getString("origin").equals("AUTO")))
                .list()
                .stream()
                .collect(Collectors.toMap(OpenOrder::item, open -> open));
    }

    private static void narrow(StringBuilder sql, List<Object> values, Search filter) {
        var range = filter.range();
        if (filter.phase() == Phase.RELEASED) {
            sql.append("and s.phase = 'RELEASED'\n");
        } else {
            sql.append("and s.phase <> 'RELEASED'\n");
            if (filter.phase() != null) {
                sql.append("and s.phase = ?\n");
                values.add(filter.phase().name());
            }
        }
        if (filter.product() != null) {
            sql.append("and s.product = ?\n");
            values.add(filter.product());
        }
        if (!filter.find().isEmpty()) {
            sql.append("and strpos(lower(s.subscription_id || ' ' || s.name), lower(?)) > 0\n");
            values.add(filter.find());
        }
        if (range.from() != null) {
            sql.append("and ").append(EXPIRATION).append(" >= ?\n");
            values.add(Rows.timestamp(range.from()));
        }
        if (range.until() != null) {
            sql.append("and ").append(EXPIRATION).append(" < ?\n");
            values.add(Rows.timestamp(range.until()));
        }
    }

    private static boolean isRanked(Ordering ordering) {
        return ordering == Ordering.PRODUCT || ordering == Ordering.PRICE;
    }

    private static String key(Ordering ordering) {
        return switch (ordering) {
            case EXPIRATION -> EXPIRATION;
            case NAME -> "lower(s.name)";
            case PRODUCT, PRICE -> "coalesce(k.rank, " + Ranks.LAST + ")";
        };
    }

    private static Object key(Ordering ordering, Place place) {
        return switch (ordering) {
            case EXPIRATION ->
                place.key().equals(Place.NEVER) ? OffsetDateTime.MAX : Rows.timestamp(Instant.parse(place.key()));
            case NAME -> place.key();
            case PRODUCT, PRICE -> Long.parseLong(place.key());
        };
    }

    private static String key(ResultSet row, Ordering ordering) throws SQLException {
        if (ordering != Ordering.EXPIRATION) return row.getString("key");
        var at = row.getObject("key", OffsetDateTime.class);
        return at.equals(OffsetDateTime.MAX) ? Place.NEVER : at.toInstant().toString();
    }
}
