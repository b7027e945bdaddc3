package dev.perennial.portfolio;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What all tables hold, to see that nothing changed: their rows counted and summed up. */
final class Everything {
    private Everything() {}

    static Map<String, String> in(JdbcClient jdbc) {
        var sums = new TreeMap<String, String>();
        var tables = jdbc.sql("select tablename from pg_tables where schemaname = 'public'")
                .query(String.class)
                .list();
        for (var table : tables) {
            var sum = jdbc.sql("""
                select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), ''))
                from "%s" t\
                """.formatted(table)).query(String.class).single();
            sums.put(table, sum);
        }
        return sums;
    }
}
