package dev.perennial.payment;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The books of the sandbox's gateway. */
@Component
class SandboxStore {
    private final JdbcClient jdbc;

    SandboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A charge in those books, confirmed or still to be. */
    record Charge(
            Money amount,
            Instant confirmedAt,
            String reference,
            @Nullable String method) {}

    /** Answers whether the page is new. */
    boolean open(int bucket, SandboxPage page) {
        return jdbc.sql("""
            insert into sandbox_page (bucket, payment_id, account_id, currency, amount_minor, state, opened_at,
              expires_at, keep) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
            """)
                        .params(
                                bucket,
                                page.payment(),
                                page.account().value(),
                                page.amount().currency().getCurrencyCode(),
                                page.amount().minor(),
                                page.state().name(),
                                Rows.timestamp(page.openedAt()),
                                Rows.timestamp(page.expiresAt()),
                                page.keep())
                        .update()
                == 1;
    }

    Optional<SandboxPage> find(int bucket, UUID payment) {
        return jdbc.sql("select * from sandbox_page where bucket = ? and payment_id = ?")
                .params(bucket, payment)
                .query((row, n) -> new SandboxPage(
                        row.getObject("payment_id", UUID.class),
                        new Account.Id(row.getString("account_id")),
                        Rows.money(row, "amount_minor", Rows.currency(row)),
                        SandboxPage.State.valueOf(row.getString("state")),
                        Rows.instant(row, "opened_at"),
                        Rows.instant(row, "expires_at"),
                        row.getBoolean("keep")))
                .optional();
    }

    /** Answers whether the page was open until now. */
    boolean end(int bucket, UUID payment, SandboxPage.State state) {
        return jdbc.sql("update sandbox_page set state = ? where bucket = ? and payment_id = ? and state = 'OPEN'")
                        .params(state.name(), bucket, payment)
                        .update()
                == 1;
    }

    void charge(int bucket, UUID payment, Charge charge) {
        jdbc.sql("""
            insert into sandbox_charge (bucket, payment_id, reference, currency, amount_minor, confirmed_at, method)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
            """)
                .params(
                        bucket,
                        payment,
                        charge.reference(),
                        charge.amount().currency().getCurrencyCode(),
                        charge.amount().minor(),
                        Rows.timestamp(charge.confirmedAt()),
                        charge.method())
                .update();
    }

    List<Charge> charges(int bucket, UUID payment) {
        return jdbc.sql("select * from sandbox_charge where bucket = ? and payment_id = ? order by reference")
                .params(bucket, payment)
                .query((row, n) -> new Charge(
                        Rows.money(row, "amount_minor", Rows.currency(row)),
                        Rows.instant(row, "confirmed_at"),
                        row.getString("reference"),
                        row.getString("method")))
                .list();
    }

    boolean isRefunded(int bucket, UUID key) {
        return jdbc.sql("select count(*) from sandbox_refund where bucket = ? and refund_key = ?")
                        .params(bucket, key)
                        .query(Long.class)
                        .single()
                > 0;
    }

    Money refunded(int bucket, UUID payment, String reference, Currency currency) {
        var minor = jdbc.sql("""
            select coalesce(sum(amount_minor), 0) from sandbox_refund
            where bucket = ? and payment_id = ? and reference = ?\
            """)
                .params(bucket, payment, reference)
                .query(Long.class)
                .single();
        return Money.ofMinor(minor, currency);
    }

    void refund(int bucket, UUID key, UUID payment, String reference, Money amount, Instant now) {
        jdbc.sql("""
            insert into sandbox_refund (bucket, refund_key, payment_id, reference, currency, amount_minor, made_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
            """)
                .params(
                        bucket,
                        key,
                        payment,
                        reference,
                        amount.currency().getCurrencyCode(),
                        amount.minor(),
                        Rows.timestamp(now))
                .update();
    }
}
