package dev.perennial.portfolio;

import dev.perennial.account.Account;
import dev.perennial.coupon.Coupon;
import dev.perennial.kernel.Buckets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which of the imported ids are in the database already, and with what that never changes. Reads only. */
@Component
class PresentStore {
    private static final int CHUNK = 5_000;

    private final JdbcClient jdbc;
    private final Buckets buckets;

    PresentStore(JdbcClient jdbc, Buckets buckets) {
        this.jdbc = jdbc;
        this.buckets = buckets;
    }

    record Item(String account, String product) {}

    record CouponKey(Account.Id account, Coupon.Id id) {}

    record Worth(Coupon.Kind kind, long value) {}

    /** Whose these items are and what they are, for those that exist. */
    Map<String, Item> items(Collection<String> ids, Watch watch) {
        var owners = new HashMap<String, String>();
        inChunks(ids.stream().collect(Collectors.groupingBy(buckets::of)), (bucket, chunk) -> {
            jdbc.sql("select subscription_id, account_id from directory where bucket = ? and subscription_id = any(?)")
                    .params(bucket, chunk)
                    .query(row -> {
                        owners.put(row.getString("subscription_id"), row.getString("account_id"));
                    });
            watch.advance(chunk.length);
        });
        var items = new HashMap<String, Item>();
        inChunks(
                owners.keySet().stream().collect(Collectors.groupingBy(id -> buckets.of(owners.get(id)))),
                (bucket, chunk) -> jdbc.sql("""
                    select subscription_id, account_id, product from subscription
                    where bucket = ? and subscription_id = any(?)\
                    """).params(bucket, chunk).query(row -> {
                    items.put(
                            row.getString("subscription_id"),
                            new Item(row.getString("account_id"), row.getString("product")));
                }));
        return items;
    }

    Map<CouponKey, Worth> coupons(Collection<CouponKey> keys) {
        var found = new HashMap<CouponKey, Worth>();
        var byBucket =
                keys.stream().map(key -> key.account().value()).distinct().collect(Collectors.groupingBy(buckets::of));
        inChunks(
                byBucket,
                (bucket, chunk) -> jdbc.sql("""
                    select account_id, coupon_id, kind, value from coupon where bucket = ? and account_id = any(?)\
                    """).params(bucket, chunk).query(row -> {
                    found.put(
                            new CouponKey(
                                    new Account.Id(row.getString("account_id")),
                                    new Coupon.Id(row.getString("coupon_id"))),
                            new Worth(Coupon.Kind.valueOf(row.getString("kind")), row.getLong("value")));
                }));
        return found;
    }

    private static void inChunks(Map<Integer, List<String>> byBucket, BiConsumer<Integer, String[]> each) {
        byBucket.forEach((bucket, all) -> {
            var ids = new ArrayList<>(all);
            for (int from = 0; from < ids.size(); from += CHUNK) {
                each.accept(
                        bucket,
                        ids.subList(from, Math.min(from + CHUNK, ids.size())).toArray(String[]::new));
            }
        });
    }
}
