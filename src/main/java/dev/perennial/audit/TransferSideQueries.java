package dev.perennial.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The two sides of bank transfers, and of their references. */
@Component
class TransferSideQueries {
    private final JdbcClient jdbc;

    TransferSideQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Transfers.Side> receipts(int bucket, UUID after, int limit) {
        return jdbc.sql("""
            select receipt_id as id, account_id, direction = 'IN' as money_in, amount_minor, currency, moved_by
            from bank_receipt where bucket = ? and receipt_id > ? order by receipt_id limit ?\
            """)
                .params(bucket, after, limit)
                .query(TransferSideQueries::side)
                .list();
    }

    List<Transfers.Side> receipts(int bucket, List<UUID> ids) {
        return jdbc.sql("""
            select receipt_id as id, account_id, direction = 'IN' as money_in, amount_minor, currency, moved_by
            from bank_receipt where bucket = ? and receipt_id = any(?)\
            """)
                .params(bucket, ids.toArray(UUID[]::new))
                .query(TransferSideQueries::side)
                .list();
    }

    List<Transfers.Side> settled(int bucket, UUID after, int limit) {
        return jdbc.sql("""
            select entry_id as id, account_id, credit as money_in, amount_minor, currency, moved_by from bank_entry
            where bucket = ? and state in ('CREDITED', 'TAKEN_BACK') and entry_id > ? order by entry_id limit ?\
            """)
                .params(bucket, after, limit)
                .query(TransferSideQueries::side)
                .list();
    }

    /** Of these entries those that are settled, or are on their way to it. */
    List<Transfers.Side> settled(int bucket, List<UUID> ids) {
        return jdbc.sql("""
            select e.entry_id as id, e.account_id, e.credit as money_in, e.amount_minor, e.currency,
              e.moved_by from bank_entry e
            where e.bucket = ? and e.entry_id = any(?)
              and e.state in ('CREDITING', 'CREDITED', 'TAKING_BACK', 'TAKEN_BACK')\
            """)
                .params(bucket, ids.toArray(UUID[]::new))
                .query(TransferSideQueries::side)
                .list();
    }

    /** References given to accounts of this bucket, in their order, after this one. */
    List<References.Given> given(int bucket, String after, int limit) {
        return jdbc.sql("""
            select reference, account_id, order_id from account_reference where bucket = ? and reference > ?
            order by reference limit ?\
            """)
                .params(bucket, after, limit)
                .query(TransferSideQueries::given)
                .list();
    }

    /** Where these references lead. */
    List<References.Given> leading(int bucket, List<String> references) {
        return jdbc.sql("""
            select reference, account_id, order_id from remittance where bucket = ? and reference = any(?)\
            """)
                .params(bucket, references.toArray(String[]::new))
                .query(TransferSideQueries::given)
                .list();
    }

    private static References.Given given(ResultSet row, int n) throws SQLException {
        return new References.Given(
                row.getString("reference"),
                row.getString("account_id"),
                Optional.ofNullable(row.getObject("order_id", UUID.class)));
    }

    private static Transfers.Side side(ResultSet row, int n) throws SQLException {
        return new Transfers.Side(
                row.getObject("id", UUID.class),
                row.getString("account_id"),
                row.getBoolean("money_in"),
                row.getLong("amount_minor"),
                row.getString("currency"),
                row.getObject("moved_by", UUID.class));
    }
}
