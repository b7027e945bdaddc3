package dev.perennial.grant;

import dev.perennial.db.Rows;
import dev.perennial.grant.GiftLists.Given;
import dev.perennial.grant.GiftLists.Place;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was given, over all buckets. */
@Component
class GiftQueries {
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    GiftQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Given> page(@Nullable String account, @Nullable Place before, int limit) {
        return jdbc.sql("""
            select g.*, a.name from slot b join gift g on g.bucket = b.bucket
            join account a on a.bucket = g.bucket and a.account_id = g.account_id
            where (g.given_at, g.gift_id) < (?, ?) and (?::text is null or g.account_id = ?)
            order by g.given_at desc, g.gift_id desc limit ?\
            """)
                .params(
                        Rows.timestamp(before == null ? NEVER : before.at()),
                        before == null ? LAST : before.id(),
                        account,
                        account,
                        limit)
                .query((row, n) -> new Given(
                        row.getObject("gift_id", UUID.class),
                        row.getString("account_id"),
                        row.getString("name"),
                        Gift.Kind.valueOf(row.getString("kind")),
                        Rows.money(row, "amount_minor", Rows.currency(row)),
                        Rows.money(row, "before_minor", Rows.currency(row)),
                        row.getString("coupon_id"),
                        row.getString("subscription_id"),
                        Rows.instant(row, "ends_at"),
                        row.getString("reason"),
                        row.getString("given_by"),
                        Rows.instant(row, "given_at")))
                .list();
    }
}
