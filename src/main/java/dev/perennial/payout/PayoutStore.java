package dev.perennial.payout;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.payout.Payout.To;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PayoutStore {
    private final JdbcClient jdbc;

    PayoutStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(int bucket, Payout payout, UUID entry) {
        var bank = payout.to() instanceof To.ToBank(var account) ? account : null;
        var payment = payout.to() instanceof To.ToPayment to ? to : null;
        jdbc.sql("""
            insert into payout (bucket, payout_id, account_id, currency, amount_minor, way, cause, refund_id, payment_id,
              reference, holder, bank_account, bic, state, asked_at, asked_by, next_at, tries, entry_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)\
            """)
                .params(
                        bucket,
                        payout.id(),
                        payout.account().value(),
                        payout.amount().currency().getCurrencyCode(),
                        payout.amount().minor(),
                        bank == null ? "PAYMENT" : "BANK",
                        payout.refund().isPresent() ? "REFUND" : "WITHDRAWAL",
                        payout.refund().orElse(null),
                        payment == null ? null : payment.payment(),
                        payment == null ? null : payment.reference(),
                        bank == null ? null : bank.holder(),
                        bank == null ? null : bank.number(),
                        bank == null ? null : bank.bic(),
                        payout.state().name(),
                        Rows.timestamp(payout.askedAt()),
                        payout.askedBy(),
                        bank == null ? Rows.timestamp(payout.askedAt()) : null,
                        entry)
                .update();
    }

    Optional<Payout> find(int bucket, UUID id) {
        return jdbc.sql("select * from payout where bucket = ? and payout_id = ?")
                .params(bucket, id)
                .query(PayoutStore::payout)
                .optional();
    }

    List<Payout> of(int bucket, Account.Id account, @Nullable UUID after, int limit) {
        return jdbc.sql("""
            select * from payout where bucket = ? and account_id = ? and payout_id < ?
            order by payout_id desc limit ?\
            """)
                .params(bucket, account.value(), after == null ? new UUID(-1, -1) : after, limit)
                .query(PayoutStore::payout)
                .list();
    }

    List<Payout> get(int bucket, Collection<UUID> ids) {
        return jdbc.sql("select * from payout where bucket = ? and payout_id = any(?)")
                .params(bucket, ids.toArray(UUID[]::new))
                .query(PayoutStore::payout)
                .list();
    }

    List<Payout> ofRefund(int bucket, UUID refund) {
        return jdbc.sql("select * from payout where bucket = ? and refund_id = ? order by payout_id")
                .params(bucket, refund)
                .query(PayoutStore::payout)
                .list();
    }

    /** Takes some that are due: until {@code lease} nobody else carries them. */
    List<Payout> claim(int bucket, Instant now, Instant lease, int limit) {
        return jdbc.sql("""
            update payout p set next_at = ?, tries = p.tries + 1
            where p.bucket = ? and p.payout_id in (
              select x.payout_id from payout x where x.bucket = ? and x.next_at <= ?
              order by x.next_at limit ? for update skip locked)
            returning p.*\
            """)
                .params(Rows.timestamp(lease), bucket, bucket, Rows.timestamp(now), limit)
                .query(PayoutStore::payout)
                .list();
    }

    void unknown(int bucket, UUID id, String why, Instant next) {
        var touched =
                jdbc.sql("""
                    update payout set state = 'UNKNOWN', answer = ?, next_at = ? where bucket = ? and payout_id = ?
                      and state in ('WAITING', 'UNKNOWN')\
                    """).params(why, Rows.timestamp(next), bucket, id).update();
        Rows.exactly(1, touched, "wait for a gateway");
    }

    void again(int bucket, UUID id, Instant now) {
        var touched = jdbc.sql("update payout set next_at = ? where bucket = ? and payout_id = ? and state = 'UNKNOWN'")
                .params(Rows.timestamp(now), bucket, id)
                .update();
        Rows.exactly(1, touched, "carry a payout again");
    }

    /**
     * @param back the entry that brought the money back; null where it is gone
     * @param because why an operator ended it; null where nobody did
     */
    void end(
            int bucket,
            UUID id,
            Payout.State state,
            String answer,
            Instant now,
            @Nullable String because,
            @Nullable UUID back) {
        var touched = jdbc.sql("""
            update payout set state = ?, answer = ?, ended_at = ?, ended_because = ?, back_entry_id = ?, next_at = null
            where bucket = ? and payout_id = ? and state in ('WAITING', 'UNKNOWN')\
            """)
                .params(state.name(), answer, Rows.timestamp(now), because, back, bucket, id)
                .update();
        Rows.exactly(1, touched, "end a payout");
    }

    private static Payout payout(ResultSet row, int n) throws SQLException {
        To to = row.getString("way").equals("BANK")
                ? new To.ToBank(
                        new BankAccount(row.getString("holder"), row.getString("bank_account"), row.getString("bic")))
                : new To.ToPayment(row.getObject("payment_id", UUID.class), row.getString("reference"));
        return new Payout(
                row.getObject("payout_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                Rows.money(row, "amount_minor", Rows.currency(row)),
                to,
                Optional.ofNullable(row.getObject("refund_id", UUID.class)),
                Payout.State.valueOf(row.getString("state")),
                Rows.instant(row, "asked_at"),
                row.getString("asked_by"),
                row.getInt("tries"),
                row.getString("answer"),
                Rows.instant(row, "ended_at"),
                row.getString("ended_because"));
    }
}
