package dev.perennial.api;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is in the database, so that it shows whether anything was changed: all but what a request leaves by itself. */
final class Trace {
    private final JdbcClient jdbc;
    private final String sums;

    Trace(JdbcClient jdbc) {
        this.jdbc = jdbc;
        var tables = jdbc.sql("""
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition
              and c.relname not in ('api_key', 'idempotency') and c.relname not like 'spring_session%' order by 1\
            """).query(String.class).list();
        sums = String.join(
                " union all ",
                tables.stream()
                        .map(table -> "select '" + table
                                + "' as name, count(*) || ':' || coalesce(sum(hashtext(t::text)), 0) as sum from "
                                + table + " t")
                        .toList());
    }

    /** @param transactions how many have written, or locked */
    record Look(long transactions, Map<String, String> sums) {}

    Look look() {
        return new Look(transactions(), sums());
    }

    boolean isStill(Look before) {
        return transactions() == before.transactions() || sums().equals(before.sums());
    }

    private long transactions() {
        return jdbc.sql("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    private Map<String, String> sums() {
        var all = new TreeMap<String, String>();
        jdbc.sql(sums).query(row -> {
            all.put(row.getString("name"), row.getString("sum"));
        });
        return all;
    }
}
