package dev.perennial.admin.outbox;

import dev.perennial.db.Rows;
import dev.perennial.kernel.Buckets;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TestStore {
    private final JdbcClient jdbc;
    private final Buckets buckets;

    TestStore(JdbcClient jdbc, Buckets buckets) {
        this.jdbc = jdbc;
        this.buckets = buckets;
    }

    void insert(Tried tried) {
        jdbc.sql("""
            insert into test_message (bucket, test_id, at, operator, reason, kind, channel, recipient, language,
              carrier, outcome, answer)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        buckets.of(tried.id()),
                        tried.id(),
                        Rows.timestamp(tried.at()),
                        tried.operator(),
                        tried.reason(),
                        tried.kind().name(),
                        tried.channel().name(),
                        tried.recipient(),
                        tried.language(),
                        tried.carrier(),
                        tried.outcome(),
                        tried.answer())
                .update();
    }

    /** The latest first. */
    List<Tried> latest(int limit) {
        return jdbc.sql("""
            select t.* from slot b join test_message t on t.bucket = b.bucket order by t.at desc, t.test_id desc limit ?\
            """)
                .param(limit)
                .query((row, n) -> new Tried(
                        row.getObject("test_id", UUID.class),
                        Rows.instant(row, "at"),
                        row.getString("operator"),
                        row.getString("reason"),
                        NoticeKind.valueOf(row.getString("kind")),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("recipient"),
                        row.getString("language"),
                        row.getString("carrier"),
                        row.getString("outcome"),
                        row.getString("answer")))
                .list();
    }
}
