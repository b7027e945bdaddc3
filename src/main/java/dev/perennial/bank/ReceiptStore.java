package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ReceiptStore {
    private final JdbcClient jdbc;

    ReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Receipt> find(int bucket, UUID id) {
        return jdbc.sql("select * from bank_receipt where bucket = ? and receipt_id = ?")
                .params(bucket, id)
                .query((row, n) -> new Receipt(
                        row.getObject("receipt_id", UUID.class),
                        new Account.Id(row.getString("account_id")),
                        row.getString("direction").equals("IN"),
                        Rows.money(row, "amount_minor", Rows.currency(row)),
                        Optional.ofNullable(row.getObject("order_id", UUID.class)),
                        Optional.ofNullable(row.getString("kept_because")),
                        row.getObject("moved_by", UUID.class),
                        0))
                .optional();
    }

    void insert(int bucket, Receipt receipt, Instant now) {
        Money amount = receipt.amount();
        var touched = jdbc.sql("""
            insert into bank_receipt (bucket, receipt_id, account_id, direction, amount_minor, currency, order_id,
              kept_because, moved_by, at)
            select b.bucket, ?::uuid, ?, ?, ?, ?, ?::uuid, ?, ?::uuid, ? from slot b where b.bucket = ?\
            """)
                .params(
                        receipt.entry().toString(),
                        receipt.account().value(),
                        receipt.in() ? "IN" : "BACK",
                        amount.minor(),
                        amount.currency().getCurrencyCode(),
                        receipt.order().map(UUID::toString).orElse(null),
                        receipt.keptBecause().orElse(null),
                        receipt.movedBy().toString(),
                        Rows.timestamp(now),
                        bucket)
                .update();
        Rows.exactly(1, touched, "keep a receipt");
    }
}
