package dev.perennial.product;

import dev.perennial.db.Rows;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tables of the vendor's, without buckets. */
@Component
class SystemStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    SystemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param before the sealed secret before; null where there is none */
    record Kept(ProductSystem system, byte[] secret, byte @Nullable [] before) {}

    List<Kept> all() {
        return jdbc.sql("select * from product_system order by product")
                .query(SystemStore::kept)
                .list();
    }

    boolean insert(ProductSystem system, byte[] secret) {
        return jdbc.sql("""
            insert into product_system (product, address, enabled, timeout_seconds, at_once, patience_minutes, secret,
              secret_since, revision)
            values (?, ?, ?, ?, ?, ?, ?, ?, 1) on conflict do nothing\
            """)
                        .params(
                                system.product(),
                                system.address().toString(),
                                system.isEnabled(),
                                system.timeout().toSeconds(),
                                system.atOnce(),
                                system.patience().toMinutes(),
                                secret,
                                Rows.timestamp(system.secretSince()))
                        .update()
                == 1;
    }

    /** False where somebody else changed it meanwhile. */
    boolean change(ProductSystem system) {
        return jdbc.sql("""
            update product_system set address = ?, enabled = ?, timeout_seconds = ?, at_once = ?, patience_minutes = ?,
              revision = revision + 1
            where product = ? and revision = ?\
            """)
                        .params(
                                system.address().toString(),
                                system.isEnabled(),
                                system.timeout().toSeconds(),
                                system.atOnce(),
                                system.patience().toMinutes(),
                                system.product(),
                                system.revision())
                        .update()
                == 1;
    }

    /** The secret there was signs beside the fresh one until then. */
    void rotate(String product, byte[] fresh, Instant now, Instant until) {
        jdbc.sql("""
            update product_system set secret_before = secret, before_until = ?, secret = ?, secret_since = ?,
              revision = revision + 1 where product = ?\
            """)
                .params(Rows.timestamp(until), fresh, Rows.timestamp(now), product)
                .update();
    }

    int resealSecret(String product, byte[] sealed, byte[] again) {
        return jdbc.sql("update product_system set secret = ? where product = ? and secret = ?")
                .params(again, product, sealed)
                .update();
    }

    int resealBefore(String product, byte[] sealed, byte[] again) {
        return jdbc.sql("update product_system set secret_before = ? where product = ? and secret_before = ?")
                .params(again, product, sealed)
                .update();
    }

    boolean endBefore(String product) {
        return jdbc.sql("""
            update product_system set secret_before = null, before_until = null, revision = revision + 1
            where product = ? and secret_before is not null\
            """).param(product).update() == 1;
    }

    void log(UUID id, ProductNews news) {
        jdbc.sql("""
            insert into product_system_log (log_id, product, at, who, what, facts) values (?, ?, ?, ?, ?, ?::jsonb)\
            """)
                .params(
                        id,
                        news.product(),
                        Rows.timestamp(news.at()),
                        news.who(),
                        news.what().name(),
                        JSON.writeValueAsString(news.facts()))
                .update();
    }

    List<ProductNews> news(String product, int limit) {
        return jdbc.sql("select * from product_system_log where product = ? order by at desc, log_id desc limit ?")
                .params(product, limit)
                .query((row, n) -> new ProductNews(
                        row.getString("product"),
                        Rows.instant(row, "at"),
                        row.getString("who"),
                        ProductNews.What.valueOf(row.getString("what")),
                        facts(row.getString("facts"))))
                .list();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> facts(String json) {
        return JSON.readValue(json, Map.class);
    }

    Optional<Health> health(String product) {
        return jdbc.sql("select * from product_health where product = ?")
                .param(product)
                .query((row, n) -> new Health(
                        Optional.ofNullable(Rows.instant(row, "answered_at")),
                        Optional.ofNullable(Rows.instant(row, "silent_since")),
                        Optional.ofNullable(row.getString("silent_why"))))
                .optional();
    }

    void answered(String product, Instant at) {
        jdbc.sql("""
            insert into product_health (product, answered_at) values (?, ?)
            on conflict (product) do update set answered_at = excluded.answered_at, silent_since = null,
              silent_why = null\
            """).params(product, Rows.timestamp(at)).update();
    }

    void silent(String product, Instant at, String why) {
        jdbc.sql("""
            insert into product_health as h (product, silent_since, silent_why) values (?, ?, ?)
            on conflict (product) do update set silent_since = coalesce(h.silent_since, excluded.silent_since),
              silent_why = excluded.silent_why\
            """).params(product, Rows.timestamp(at), why).update();
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        var system = new ProductSystem(
                row.getString("product"),
                URI.create(row.getString("address")),
                row.getBoolean("enabled"),
                Duration.ofSeconds(row.getInt("timeout_seconds")),
                row.getInt("at_once"),
                Duration.ofMinutes(row.getInt("patience_minutes")),
                Rows.instant(row, "secret_since"),
                Rows.instant(row, "before_until"),
                row.getInt("revision"));
        return new Kept(system, row.getBytes("secret"), row.getBytes("secret_before"));
    }
}
