package dev.perennial.payment;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PaymentStore {
    private final JdbcClient jdbc;

    PaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Payment> find(int bucket, UUID id) {
        return jdbc.sql("select * from payment where bucket = ? and payment_id = ?")
                .params(bucket, id)
                .query(PaymentStore::payment)
                .optional();
    }

    Optional<Payment> openFor(int bucket, UUID order) {
        return jdbc.sql("select * from payment where bucket = ? and order_id = ? and state = 'OPEN'")
                .params(bucket, order)
                .query(PaymentStore::payment)
                .optional();
    }

    void insert(int bucket, Payment payment, Instant nextAsk) {
        jdbc.sql("""
            insert into payment (bucket, payment_id, account_id, currency, amount_minor, order_id, gateway, state,
              begun_at, begun_by_kind, begun_by, next_ask_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        bucket,
                        payment.id(),
                        payment.account().value(),
                        payment.amount().currency().getCurrencyCode(),
                        payment.amount().minor(),
                        payment.order().orElse(null),
                        payment.gateway(),
                        payment.state().name(),
                        Rows.timestamp(payment.begunAt()),
                        payment.begunBy().kind().name(),
                        payment.begunBy().name(),
                        Rows.timestamp(nextAsk))
                .update();
    }

    /**
     * @param entry the top-up that brought its money in; null for none
     * @param nextAsk when its gateway is to be spoken to again; null for never
     */
    void end(int bucket, Payment ended, @Nullable UUID entry, @Nullable Instant nextAsk) {
        var touched = jdbc.sql("""
            update payment set state = ?, ended_at = ?, entry_id = ?, unsure = false, giving_up = false,
              next_ask_at = ?, asks = 0
            where bucket = ? and payment_id = ? and entry_id is null\
            """)
                .params(
                        ended.state().name(),
                        Rows.timestamp(ended.endedAt()),
                        entry,
                        nextAsk == null ? null : Rows.timestamp(nextAsk),
                        bucket,
                        ended.id())
                .update();
        Rows.exactly(1, touched, "end a payment");
    }

    void keep(int bucket, UUID id, String because) {
        var touched = jdbc.sql("update payment set kept_because = ? where bucket = ? and payment_id = ?")
                .params(because, bucket, id)
                .update();
        Rows.exactly(1, touched, "keep a payment's money");
    }

    /** Answers whether the payment is still open, so that its page may be gone to. */
    boolean opened(int bucket, UUID id, @Nullable String session) {
        return jdbc.sql("update payment set session = ? where bucket = ? and payment_id = ? returning state = 'OPEN'")
                .params(session, bucket, id)
                .query(Boolean.class)
                .single();
    }

    void unsure(int bucket, UUID id, boolean unsure) {
        var touched = jdbc.sql("update payment set unsure = ? where bucket = ? and payment_id = ? and state = 'OPEN'")
                .params(unsure, bucket, id)
                .update();
        Rows.exactly(1, touched, "doubt a payment");
    }

    void giveUpFor(int bucket, Collection<UUID> orders, Instant now) {
        jdbc.sql("""
            update payment set giving_up = true, next_ask_at = ?, asks = 0
            where bucket = ? and order_id = any(?) and state = 'OPEN'\
            """)
                .params(Rows.timestamp(now), bucket, orders.toArray(UUID[]::new))
                .update();
    }

    void askSoon(int bucket, UUID id, Instant now) {
        jdbc.sql("update payment set next_ask_at = ?, asks = 0 where bucket = ? and payment_id = ? and state = 'OPEN'")
                .params(Rows.timestamp(now), bucket, id)
                .update();
    }

    /** As {@link #askSoon}, whether it is open or not. */
    void askAgain(int bucket, UUID id, Instant now) {
        jdbc.sql("update payment set next_ask_at = ?, asks = 0 where bucket = ? and payment_id = ?")
                .params(Rows.timestamp(now), bucket, id)
                .update();
    }

    void askNoMore(int bucket, UUID id) {
        jdbc.sql("update payment set next_ask_at = null where bucket = ? and payment_id = ?")
                .params(bucket, id)
                .update();
    }

    /**
     * Takes payments whose gateway is to be spoken to; each is due again by itself after a pause that grows.
     *
     * @param next the times after the first, second, ... asking
     */
    List<Payment> claim(int bucket, Instant now, List<Instant> next, int limit) {
        var times = next.stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
        return jdbc.sql("""
            with due as materialized (
              select d.payment_id from payment d where d.bucket = ? and d.next_ask_at <= ?
              order by d.next_ask_at, d.payment_id limit ?)
            update payment p set asks = p.asks + 1,
              next_ask_at = case when p.asks + 1 < ? then (?::timestamptz[])[least(p.asks + 1, ?)] end
            from due where p.bucket = ? and p.payment_id = due.payment_id and p.next_ask_at <= ? returning p.*\
            """)
                .params(
                        bucket,
                        Rows.timestamp(now),
                        limit,
                        AskRule.ASKS_MAX,
                        times,
                        next.size(),
                        bucket,
                        Rows.timestamp(now))
                .query(PaymentStore::payment)
                .list();
    }

    static Payment payment(ResultSet row, int n) throws SQLException {
        var account = row.getString("account_id");
        return new Payment(
                row.getObject("payment_id", UUID.class),
                new Account.Id(account),
                Rows.money(row, "amount_minor", Rows.currency(row)),
                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                row.getString("gateway"),
                Payment.State.valueOf(row.getString("state")),
                Rows.instant(row, "begun_at"),
                Rows.instant(row, "ended_at"),
                Optional.ofNullable(row.getString("kept_because")),
                Actor.recorded(Actor.Kind.valueOf(row.getString("begun_by_kind")), row.getString("begun_by"), account),
                new Payment.There(
                        Optional.ofNullable(row.getString("session")),
                        row.getBoolean("unsure"),
                        row.getBoolean("giving_up")));
    }
}
