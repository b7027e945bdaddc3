package dev.perennial.admin;

import dev.perennial.account.Account;
import dev.perennial.admin.AccountController.Message;
import dev.perennial.admin.AccountController.Movement;
import dev.perennial.db.Rows;
import dev.perennial.ledger.LedgerAccount;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the page of one account shows: the latest of each, however much there is. */
@Component
class AccountQueries {
    private final JdbcClient jdbc;

    AccountQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long countItems(int bucket, Account.Id account) {
        return jdbc.sql("select count(*) from subscription s where s.bucket = ? and s.account_id = ?")
                .params(bucket, account.value())
                .query(Long.class)
                .single();
    }

    /** The account's items, what ends first first; what was released comes last. */
    List<String> items(int bucket, Account.Id account, int limit, int offset) {
        return jdbc.sql("""
            select s.subscription_id from subscription s where s.bucket = ? and s.account_id = ?
            order by s.phase = 'RELEASED', s.expires_at nulls last, s.subscription_id limit ? offset ?
            """)
                .params(bucket, account.value(), limit, offset)
                .query(String.class)
                .list();
    }

    List<Movement> movements(int bucket, Account.Id account, int limit) {
        return jdbc.sql("""
            select e.*, (select min(l.subscription_id) from order_line l
                where l.bucket = ? and l.order_id = e.order_id) as subscription_id,
              (select count(*) from order_line l where l.bucket = ? and l.order_id = e.order_id) as items
            from entry e where e.bucket = ? and e.account_id = ? order by e.entry_id desc limit ?
            """)
                .params(bucket, bucket, bucket, account.value(), limit)
                .query(AccountQueries::movement)
                .list();
    }

    List<Message> messages(int bucket, Account.Id account, int limit) {
        return jdbc.sql("""
            select n.*, coalesce(m.state, n.state) as became, (select min(i.subscription_id) from notice_item i
                where i.bucket = ? and i.notice_id = n.notice_id) as subscription_id,
              (select count(*) from notice_item i where i.bucket = ? and i.notice_id = n.notice_id) as items
            from notice n left join message m on m.bucket = ? and m.message_id = n.message_id
            where n.bucket = ? and n.account_id = ? order by n.due_at desc, n.notice_id desc limit ?
            """)
                .params(bucket, bucket, bucket, bucket, account.value(), limit)
                .query(AccountQueries::message)
                .list();
    }

    private static Movement movement(ResultSet row, int n) throws SQLException {
        return new Movement(
                Rows.instant(row, "at"),
                LedgerAccount.valueOf(row.getString("debit")),
                LedgerAccount.valueOf(row.getString("credit")),
                Rows.money(row, "amount_minor", Rows.currency(row)),
                row.getString("subscription_id"),
                row.getLong("items"));
    }

    private static Message message(ResultSet row, int n) throws SQLException {
        return new Message(
                row.getObject("message_id", UUID.class),
                Rows.instant(row, "due_at"),
                NoticeKind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                row.getString("became"),
                row.getString("subscription_id"),
                row.getLong("items"));
    }
}
