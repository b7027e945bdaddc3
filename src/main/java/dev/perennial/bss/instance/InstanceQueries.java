package dev.perennial.bss.instance;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.subscription.Billing;
import dev.perennial.subscription.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class InstanceQueries {
    private static final String ENDS = "coalesce(s.expires_at, 'infinity')";

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
        if (filter.mode() != null) {
            sql += "and s.mode = ?";
            values.add(filter.mode().name());
        }
        return jdbc.sql(sql).params(values).query(Long.class).single();
    }

    /** Soonest to end first, and what never ends last. Each mode stands so in an index; all are merged, none is sorted. */
    List<String> page(int bucket, Account.Id account, Filter filter, long offset, int limit) {
        var values = new ArrayList<Object>();
        var modes = filter.mode() == null ? List.of(Mode.values()) : List.of(filter.mode());
        var sql = modes.stream()
                        .map(mode -> ofMode(bucket, account, mode, filter, offset + limit, values))
                        .collect(Collectors.joining("union all\n", "select x.subscription_id from (\n", ") x\n"))
                + "order by x.ends, x.subscription_id offset ? limit ?";
        values.add(offset);
        values.add(limit);
        return jdbc.sql(sql).params(values).query(String.class).list();
    }

    private static String ofMode(
            int bucket, Account.Id account, Mode mode, Filter filter, long most, List<Object> values) {
        values.addAll(List.of(bucket, account.value(), mode.name()));
        var sql = """
            (select s.subscription_id, %s as ends from subscription s
            where s.bucket = ? and s.account_id = ? and s.mode = ?
            %sorder by %s, s.subscription_id limit ?)
            """.formatted(ENDS, narrowed(filter, values), ENDS);
        values.add(most);
        return sql;
    }

    private static String narrowed(Filter filter, List<Object> values) {
        var sql = new StringBuilder("and s.phase <> 'RELEASED'\n");
        add(sql, values, "s.product = ?", filter.product());
        add(sql, values, "s.edition = ?", filter.edition());
        add(
                sql,
                values,
                "s.subscription_id = any(?)",
                filter.ids() == null ? null : filter.ids().toArray(String[]::new));
        add(sql, values, ENDS + " >= ?", at(filter.endFrom()));
        add(sql, values, ENDS + " <= ?", at(filter.endTo()));
        add(sql, values, "s.started_at >= ?", at(filter.startFrom()));
        add(sql, values, "s.started_at <= ?", at(filter.startTo()));
        // What is paid as it goes, and only that, never ends.
        if (filter.billing() == Billing.PAY_AS_YOU_GO) sql.append("and s.expires_at is null\n");
        if (filter.billing() == Billing.SUBSCRIPTION || filter.endFrom() != null) {
            sql.append("and s.expires_at is not null\n");
        }
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
