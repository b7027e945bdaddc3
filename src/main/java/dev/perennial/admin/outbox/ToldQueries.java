package dev.perennial.admin.outbox;

import dev.perennial.account.Account;
import dev.perennial.db.Facts;
import dev.perennial.notice.NoticeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an account was told lately of a kind, as it stands in the console. */
@Component
class ToldQueries {
    private final JdbcClient jdbc;

    ToldQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One thing told, and the item it is about, if any. */
    record Thing(Optional<String> item, Optional<String> name, Optional<String> product, Map<String, String> facts) {}

    List<Thing> latest(int bucket, Account.Id account, NoticeKind kind, int limit) {
        return jdbc.sql("""
            select i.facts, i.subscription_id, s.name, s.product from notice n
            join notice_item i on i.bucket = ? and i.notice_id = n.notice_id
            left join subscription s on s.bucket = ? and s.subscription_id = i.subscription_id
            where n.bucket = ? and n.account_id = ? and n.kind = ? and n.channel = 'CONSOLE' and i.facts <> '{}'
              and n.notice_id = (select l.notice_id from notice l where l.bucket = ? and l.account_id = ? and l.kind = ?
                and l.channel = 'CONSOLE' order by l.notice_id desc limit 1)
            order by i.item_id desc limit ?\
            """)
                .params(
                        bucket,
                        bucket,
                        bucket,
                        account.value(),
                        kind.name(),
                        bucket,
                        account.value(),
                        kind.name(),
                        limit)
                .query((row, n) -> new Thing(
                        Optional.ofNullable(row.getString("subscription_id")),
                        Optional.ofNullable(row.getString("name")),
                        Optional.ofNullable(row.getString("product")),
                        Facts.parse(row.getString("facts"))))
                .list();
    }
}
