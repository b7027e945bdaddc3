package dev.perennial.payout;

import dev.perennial.db.Rows;
import dev.perennial.payout.PayoutLists.Place;
import dev.perennial.payout.PayoutLists.Tab;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds payouts of all accounts: for operators' pages, over all buckets. */
@Component
class PayoutQueries {
    private final JdbcClient jdbc;

    PayoutQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that wait for somebody to wire them. */
    long countToWire() {
        return jdbc.sql("""
            select count(*) from slot b
            join payout p on p.bucket = b.bucket and p.way = 'BANK' and p.state = 'WAITING'\
            """).query(Long.class).single();
    }

    Map<Tab, Long> counts() {
        var counts = new EnumMap<Tab, Long>(Tab.class);
        for (var tab : Tab.values()) {
            counts.put(tab, 0L);
        }
        jdbc.sql("""
            select case when p.state in ('PAID', 'REFUSED') then p.state when p.way = 'BANK' then 'BANK' else 'GATEWAY' end
              as tab, count(*) as n
            from slot b join payout p on p.bucket = b.bucket group by 1\
            """).query(row -> {
            counts.put(Tab.valueOf(row.getString("tab")), row.getLong("n"));
        });
        return counts;
    }

    /** What waits is listed oldest first, what has ended latest first. */
    List<UUID> ids(Tab tab, @Nullable Place after, int limit) {
        var of = switch (tab) {
            case BANK -> "p.way = 'BANK' and p.state in ('WAITING', 'UNKNOWN')";
            case GATEWAY -> "p.way = 'PAYMENT' and p.state in ('WAITING', 'UNKNOWN')";
            case PAID -> "p.state = 'PAID'";
            case REFUSED -> "p.state = 'REFUSED'";
        };
        var values = new ArrayList<Object>();
        var on = "";
        if (after != null) {
            on = tab.isOpen() ? " and (p.asked_at, p.payout_id) > (?, ?)" : " and (p.ended_at, p.payout_id) < (?, ?)";
            values.add(Rows.timestamp(after.at()));
            values.add(after.id());
        }
        values.add(limit);
        var order = tab.isOpen() ? "p.asked_at, p.payout_id" : "p.ended_at desc, p.payout_id desc";
        return jdbc.sql("select p.payout_id from slot b join payout p on p.bucket = b.bucket where " + of + on
                        + " order by " + order + " limit ?")
                .params(values)
                .query(UUID.class)
                .list();
    }
}
