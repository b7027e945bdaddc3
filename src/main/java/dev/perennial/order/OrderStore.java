package dev.perennial.order;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.perennial.account.Account;
import dev.perennial.coupon.Coupon;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OrderStore {
    private record NumberedLine(UUID order, boolean invoiceable, Line line) {}

    private final JdbcClient jdbc;
    private final Batches batches;

    OrderStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(int bucket, List<Order> orders) {
        batches.write(
                bucket,
                """
                insert into orders (bucket, order_id, account_id, type, state, origin, currency, price_minor,
                  coupon_minor, wallet_minor, placed_at, paid_at, lapses_at, awaits_provider, undoes_order_id,
                  terms_version, terms_accepted_at, chosen_coupons, form_key, renewal_mode, renewal_months)
                select b.bucket, u.*
                from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u
                where b.bucket = ?\
                """,
                Columns.of(orders)
                        .uuid(Order::id)
                        .text(order -> order.account().value())
                        .text(order -> order.type().name())
                        .text(order -> order.state().name())
                        .text(order -> order.origin().name())
                        .text(order -> order.price().currency().getCurrencyCode())
                        .minor(Order::price)
                        .minor(Order::paidByCoupons)
                        .minor(Order::paidFromWallet)
                        .instant(Order::placedAt)
                        .instant(Order::paidAt)
                        .instant(Order::lapsesAt)
                        .flag(Order::awaitsProvider)
                        .uuid(Order::undoes)
                        .text(Order::termsVersion)
                        .instant(order -> order.asked().termsAcceptedAt())
                        .text(order ->
                                order.asked().coupons().map(OrderStore::text).orElse(null))
                        .text(order -> order.asked().key())
                        .text(order -> order.asked().renewalMode())
                        .number(order -> order.asked().renewalMonths()));
        insertLines(bucket, orders);
    }

    private void insertLines(int bucket, List<Order> orders) {
        var lines = orders.stream()
                .flatMap(order ->
                        order.lines().stream().map(line -> new NumberedLine(order.id(), isInvoiceable(order), line)))
                .toList();
        batches.write(
                bucket,
                """
                insert into order_line (bucket, order_id, line_no, subscription_id, period_months, price_minor,
                  coupon_minor, wallet_minor, expiration, starts_at, ends_at, open, invoiceable_minor, aligned_day,
                  anchor_before, billing_entity, content_en, content_zh, tax_percent)
                select b.bucket, u.*
                from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u
                where b.bucket = ?\
                """,
                Columns.of(lines)
                        .uuid(NumberedLine::order)
                        .number(numbered -> numbered.line().number())
                        .text(numbered -> numbered.line().subscription().value())
                        .number(numbered -> numbered.line().months())
                        .minor(numbered -> numbered.line().price())
                        .minor(numbered -> numbered.line().paidByCoupons())
                        .minor(numbered -> numbered.line().paidFromWallet())
                        .instant(numbered -> numbered.line().expiration())
                        .instant(numbered -> numbered.line().term().start())
                        .instant(numbered -> numbered.line().term().end())
                        .flag(numbered -> numbered.line().open())
                        .bigint(numbered -> numbered.invoiceable()
                                ? numbered.line().paidFromWallet().minor()
                                : 0L)
                        .number(numbered -> aligned(numbered.line(), Aligned::day))
                        .number(numbered -> aligned(numbered.line(), Aligned::anchorBefore))
                        .text(numbered -> sold(numbered.line(), Sold::entity))
                        .text(numbered ->
                                sold(numbered.line(), sold -> sold.content().en()))
                        .text(numbered ->
                                sold(numbered.line(), sold -> sold.content().zh()))
                        .number(numbered -> sold(numbered.line(), Sold::taxPercent)));
    }

    private static @Nullable Integer aligned(Line line, Function<Aligned, Integer> part) {
        return line.aligned() == null ? null : part.apply(line.aligned());
    }

    private static <V> @Nullable V sold(Line line, Function<Sold, V> part) {
        return line.sold() == null ? null : part.apply(line.sold());
    }

    /** What a refund took back is nothing to be invoiced. */
    private static boolean isInvoiceable(Order order) {
        return order.state() == Order.State.PAID && order.type() != Order.Type.REFUND;
    }

    private static String text(Set<Coupon.Id> coupons) {
        return coupons.stream().map(Coupon.Id::value).sorted().collect(Collectors.joining(" "));
    }

    /** Writes how an order is paid now: its own columns and those of its lines. */
    void paid(int bucket, Order order) {
        var touched = jdbc.sql("""
            update orders set state = 'PAID', paid_at = ?, lapses_at = null, coupon_minor = ?,
              wallet_minor = ? where bucket = ? and order_id = ? and state = 'UNPAID'\
            """)
                .params(
                        Rows.timestamp(order.paidAt()),
                        order.paidByCoupons().minor(),
                        order.paidFromWallet().minor(),
                        bucket,
                        order.id())
                .update();
        Rows.exactly(1, touched, "pay an order");
        batches.write(
                bucket,
                """
                update order_line l set open = false, coupon_minor = u.coupon_minor, wallet_minor = u.wallet_minor,
                  invoiceable_minor = u.wallet_minor, starts_at = u.starts_at, ends_at = u.ends_at,
                  billing_entity = u.entity, content_en = u.en, content_zh = u.zh, tax_percent = u.tax
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u
                  (order_id, line_no, coupon_minor, wallet_minor, starts_at, ends_at, entity, en, zh, tax)
                where l.order_id = u.order_id and l.line_no = u.line_no and l.bucket = ?\
                """,
                payments(order)
                        .text(line -> sold(line, Sold::entity))
                        .text(line -> sold(line, sold -> sold.content().en()))
                        .text(line -> sold(line, sold -> sold.content().zh()))
                        .number(line -> sold(line, Sold::taxPercent)));
    }

    /** The money of an unpaid order is held now, line by line as it says, until the provider answers. */
    void awaits(int bucket, Order order) {
        var touched = jdbc.sql("""
            update orders set awaits_provider = true, coupon_minor = ?, wallet_minor = ?
            where bucket = ? and order_id = ? and state = 'UNPAID'\
            """)
                .params(order.paidByCoupons().minor(), order.paidFromWallet().minor(), bucket, order.id())
                .update();
        Rows.exactly(1, touched, "hold for an order");
        batches.write(bucket, """
            update order_line l set coupon_minor = u.coupon_minor, wallet_minor = u.wallet_minor,
              starts_at = u.starts_at, ends_at = u.ends_at
            from unnest(?, ?, ?, ?, ?, ?) u (order_id, line_no, coupon_minor, wallet_minor, starts_at, ends_at)
            where l.order_id = u.order_id and l.line_no = u.line_no and l.bucket = ?\
            """, payments(order));
    }

    private static Columns<Line> payments(Order order) {
        return Columns.of(order.lines())
                .uuid(line -> order.id())
                .number(Line::number)
                .minor(Line::paidByCoupons)
                .minor(Line::paidFromWallet)
                .instant(line -> line.term().start())
                .instant(line -> line.term().end());
    }

    void cancelled(int bucket, Collection<UUID> orders, Order.Cancelled cancelled) {
        var ids = orders.toArray(UUID[]::new);
        var touched = jdbc.sql("""
            update orders set state = 'CANCELLED', cancelled_at = ?, cancelled_because = ?,
              lapses_at = null, awaits_provider = false, coupon_minor = 0, wallet_minor = 0
            where bucket = ? and order_id = any(?) and state = 'UNPAID'\
            """)
                .params(Rows.timestamp(cancelled.at()), cancelled.because().name(), bucket, ids)
                .update();
        Rows.exactly(orders.size(), touched, "cancel orders");
        jdbc.sql("""
            update order_line set open = false, coupon_minor = 0, wallet_minor = 0 where bucket = ?
              and order_id = any(?)\
            """).params(bucket, ids).update();
    }

    void undone(int bucket, UUID order, Instant at) {
        var touched = jdbc.sql("""
            update orders set undone_at = ? where bucket = ? and order_id = ? and undone_at is null\
            """).params(Rows.timestamp(at), bucket, order).update();
        Rows.exactly(1, touched, "undo an order");
        jdbc.sql("""
            update order_line set invoiceable_minor = 0, refunded_minor = refunded_minor + wallet_minor
            where bucket = ? and order_id = ?\
            """).params(bucket, order).update();
    }

    Optional<Order> find(int bucket, UUID id) {
        var sql = OrderRows.select("where o.bucket = ? and l.bucket = ? and o.order_id = ?");
        return OrderRows.read(jdbc.sql(sql).params(bucket, bucket, id)).stream().findFirst();
    }

    List<Order> get(int bucket, Collection<UUID> ids) {
        var sql = OrderRows.select("where o.bucket = ? and l.bucket = ? and o.order_id = any(?)");
        return OrderRows.read(jdbc.sql(sql).params(bucket, bucket, ids.toArray(UUID[]::new)));
    }

    Optional<UUID> refundOf(int bucket, UUID undone) {
        return jdbc.sql("select order_id from orders where bucket = ? and undoes_order_id = ?")
                .params(bucket, undone)
                .query(UUID.class)
                .optional();
    }

    /** The order that was placed with this key. */
    Optional<Order> sentWith(int bucket, Account.Id account, String key) {
        var sql = OrderRows.select("where o.bucket = ? and l.bucket = ? and o.account_id = ? and o.form_key = ?");
        return OrderRows.read(jdbc.sql(sql).params(bucket, bucket, account.value(), key)).stream()
                .findFirst();
    }

    List<Order> of(int bucket, Account.Id account) {
        var sql = OrderRows.select("where o.bucket = ? and l.bucket = ? and o.account_id = ?");
        return OrderRows.read(jdbc.sql(sql).params(bucket, bucket, account.value()));
    }

    /** The open orders of this account. */
    List<Order> open(int bucket, Account.Id account) {
        var sql = OrderRows.select("where o.bucket = ? and l.bucket = ? and o.account_id = ? and o.state = 'UNPAID'");
        return OrderRows.read(jdbc.sql(sql).params(bucket, bucket, account.value()));
    }

    /** The open orders that stand for these items. */
    List<Order> openFor(int bucket, Collection<String> subscriptions) {
        var sql = OrderRows.select("""
            where o.bucket = ? and l.bucket = ? and o.state = 'UNPAID' and o.order_id in (
              select x.order_id from order_line x where x.bucket = ? and x.open and x.subscription_id = any(?))\
            """);
        return OrderRows.read(jdbc.sql(sql).params(bucket, bucket, bucket, subscriptions.toArray(String[]::new)));
    }

    List<UUID> lapsed(int bucket, Instant now, int limit) {
        return jdbc.sql("""
            select order_id from orders where bucket = ? and state = 'UNPAID' and not awaits_provider
              and lapses_at <= ? order by lapses_at limit ?\
            """)
                .params(bucket, Rows.timestamp(now), limit)
                .query(UUID.class)
                .list();
    }

    List<UUID> awaitingProvider(int bucket) {
        return jdbc.sql("select order_id from orders where bucket = ? and state = 'UNPAID' and awaits_provider")
                .param(bucket)
                .query(UUID.class)
                .list();
    }

    /** Items of these accounts that an open order stands for, each with whether that order waits for the provider. */
    Map<Account.Id, Map<String, Boolean>> itemsInOrder(int bucket, Collection<Account.Id> accounts) {
        record Open(Account.Id account, String subscription, boolean awaitsProvider) {}
        return jdbc
                .sql("""
                    select o.account_id, l.subscription_id, o.awaits_provider from order_line l
                    join orders o on o.bucket = l.bucket and o.order_id = l.order_id
                    where l.bucket = ? and o.bucket = ? and l.open and o.state = 'UNPAID'
                          and o.account_id = any(?)\
                    """)
                .params(bucket, bucket, accounts.stream().map(Account.Id::value).toArray(String[]::new))
                .query((row, n) -> new Open(
                        new Account.Id(row.getString("account_id")),
                        row.getString("subscription_id"),
                        row.getBoolean("awaits_provider")))
                .list()
                .stream()
                .collect(groupingBy(Open::account, toMap(Open::subscription, Open::awaitsProvider)));
    }
}
