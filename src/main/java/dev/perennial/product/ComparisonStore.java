package dev.perennial.product;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Comparisons and what they found: tables of the vendor's, without buckets. */
@Component
class ComparisonStore {
    private final JdbcClient jdbc;

    ComparisonStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins one, unless another runs; a process that died runs no longer than its lease. */
    boolean begin(String product, Instant now, Instant wall, Instant leased) {
        return jdbc.sql("""
            insert into product_comparison as c (product, started_at, runs_until, theirs, ours, differences)
            values (?, ?, ?, 0, 0, 0)
            on conflict (product) do update set started_at = excluded.started_at, runs_until = excluded.runs_until,
              finished_at = null, failed = null, theirs = 0, ours = 0, differences = 0
            where c.runs_until is null or c.runs_until < ?\
            """)
                        .params(product, Rows.timestamp(now), Rows.timestamp(leased), Rows.timestamp(wall))
                        .update()
                == 1;
    }

    void goesOn(String product, Instant leased) {
        jdbc.sql("update product_comparison set runs_until = ? where product = ?")
                .params(Rows.timestamp(leased), product)
                .update();
    }

    void end(String product, Instant now, long theirs, long ours, long differences, @Nullable String failed) {
        jdbc.sql("""
            update product_comparison set finished_at = ?, runs_until = null, theirs = ?, ours = ?, differences = ?,
              failed = ? where product = ?\
            """)
                .params(failed == null ? Rows.timestamp(now) : null, theirs, ours, differences, failed, product)
                .update();
    }

    Optional<Comparison> last(String product, Instant wall) {
        return jdbc.sql("select c.*, c.runs_until > ? as running from product_comparison c where product = ?")
                .params(Rows.timestamp(wall), product)
                .query((row, n) -> new Comparison(
                        product,
                        Rows.instant(row, "started_at"),
                        Optional.ofNullable(Rows.instant(row, "finished_at")),
                        row.getBoolean("running"),
                        row.getLong("theirs"),
                        row.getLong("ours"),
                        row.getLong("differences"),
                        Optional.ofNullable(row.getString("failed"))))
                .optional();
    }

    void found(Difference found) {
        jdbc.sql("""
            insert into product_difference (product, item, kind, account_id, name, ours, theirs, first_seen_at,
              last_seen_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (product, item, kind) do update set ours = excluded.ours, theirs = excluded.theirs,
              name = excluded.name, last_seen_at = excluded.last_seen_at\
            """)
                .params(
                        found.product(),
                        found.item(),
                        found.kind().name(),
                        found.account().map(Account.Id::value).orElse(null),
                        found.name().orElse(null),
                        found.ours(),
                        found.theirs(),
                        Rows.timestamp(found.firstSeen()),
                        Rows.timestamp(found.lastSeen()))
                .update();
    }

    /** What was not looked at this time stays as it was. */
    void keep(String product, Collection<String> items, Instant at) {
        if (items.isEmpty()) return;
        jdbc.sql("update product_difference set last_seen_at = ? where product = ? and item = any(?)")
                .params(Rows.timestamp(at), product, items.toArray(String[]::new))
                .update();
    }

    /** What a whole comparison did not find again is no more. */
    void closeBefore(String product, Instant started) {
        jdbc.sql("delete from product_difference where product = ? and last_seen_at < ?")
                .params(product, Rows.timestamp(started))
                .update();
    }

    /** From after an item and kind on, in their order. */
    List<Difference> differences(String product, String afterItem, String afterKind, int limit) {
        return jdbc.sql("""
            select * from product_difference where product = ? and (item, kind) > (?, ?) order by item, kind limit ?\
            """)
                .params(product, afterItem, afterKind, limit)
                .query(ComparisonStore::difference)
                .list();
    }

    long count(String product) {
        return jdbc.sql("select count(*) from product_difference where product = ?")
                .param(product)
                .query(Long.class)
                .single();
    }

    Optional<Difference> find(String product, String item, Difference.Kind kind) {
        return jdbc.sql("select * from product_difference where product = ? and item = ? and kind = ?")
                .params(product, item, kind.name())
                .query(ComparisonStore::difference)
                .optional();
    }

    void sent(Difference difference, String by, Instant now) {
        jdbc.sql("update product_difference set sent_at = ?, sent_by = ? where product = ? and item = ? and kind = ?")
                .params(
                        Rows.timestamp(now),
                        by,
                        difference.product(),
                        difference.item(),
                        difference.kind().name())
                .update();
    }

    private static Difference difference(ResultSet row, int n) throws SQLException {
        return new Difference(
                row.getString("product"),
                row.getString("item"),
                Difference.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("account_id")).map(Account.Id::new),
                Optional.ofNullable(row.getString("name")),
                row.getString("ours"),
                row.getString("theirs"),
                Rows.instant(row, "first_seen_at"),
                Rows.instant(row, "last_seen_at"),
                Optional.ofNullable(Rows.instant(row, "sent_at")),
                Optional.ofNullable(row.getString("sent_by")));
    }
}
