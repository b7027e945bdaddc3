package dev.perennial.bss.instance;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InstanceQueries {
    private final JdbcClient jdbc;

    InstanceQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is asked for; null leaves nothing out. Windows are closed at both ends. */
    record Filter(
            @Nullable String product,
            @Nullable String edition,
            @Nullable Billing billing,
            @Nullable List<String> ids,
            @Nullable Mode mode,
            @Nullable Instant endFrom,
            @Nullable Instant endTo,
            @Nullable Instant startFrom,
            @Nullable Instant startTo) {}

    long count(int bucket, Account.Id account, Filter filter) {
        var values = new ArrayList<Object>(List.of(bucket, account.value()));
        var sql = "select count(*) from subscription s where s.bucket = ? and s.account_id = ?\n"
                + narrowed(filter, values);
        return jdbc.sql(sql).params(values).query(Long.class).single();
    }

    List<String> page(int bucket, Account.Id account, Filter filter, long offset, int limit) {
        var values = new ArrayList<Object>(List.of(bucket, account.value()));
        var sql = "select s.subscription_id from subscription s where s.bucket = ? and s.account_id = ?\n"
                + narrowed(filter, values)
                + "order by s.expires_at nulls last, s.subscription_id offset ? limit ?";
        values.add(offset);
        values.add(limit);
        return jdbc.sql(sql).params(values).query(String.class).list();
    }

    private static String narrowed(Filter filter, List<Object> values) {
        var sql = new StringBuilder("and s.phase <> 'RELEASED'\n");
        add(sql, values, "s.product = ?", filter.product());
        add(sql, values, "s.edition = ?", filter.edition());
        add(
                sql,
                values,
                "s.billing = ?",
                filter.billing() == null ? null : filter.billing().name());
        add(
                sql,
                values,
                "s.subscription_id = any(?)",
                filter.ids() == null ? null : filter.ids().toArray(String[]::new));
        add(
                sql,
                values,
                "s.mode = ?",
                filter.mode() == null ? null : filter.mode().name());
        add(sql, values, "s.expires_at >= ?", at(filter.endFrom()));
        add(sql, values, "s.expires_at <= ?", at(filter.endTo()));
        add(sql, values, "s.started_at >= ?", at(filter.startFrom()));
        add(sql, values, "s.started_at <= ?", at(filter.startTo()));
        return sql.toString();
    }

    private static @Nullable Object at(@Nullable Instant instant) {
        return instant == null ? null : Rows.timestamp(instant);
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value == null) return;
        sql.append("and ").append(condition).append('\n');
        values.add(value);
    }
}
