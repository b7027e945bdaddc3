package dev.perennial.notice;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.notice.Proofs.Due;
import dev.perennial.notice.Proofs.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what proves a message beyond its own row: names, days, and what stands for it elsewhere. */
@Component
class ProofQueries {
    private static final int SHOWN = 200;

    private final JdbcClient jdbc;

    ProofQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A notice that has no message, as if it were one. */
    Optional<Message> unposted(int bucket, UUID notice) {
        return jdbc.sql("select * from notice where bucket = ? and notice_id = ? and message_id is null")
                .params(bucket, notice)
                .query(ProofQueries::asMessage)
                .optional();
    }

    static Message asMessage(ResultSet row, int n) throws SQLException {
        boolean withdrawn = row.getString("state").equals(Notice.State.WITHDRAWN.name());
        return new Message(
                row.getObject("notice_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                row.getObject("contact_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                Locale.of(row.getString("language")),
                Rows.instant(row, "created_at"),
                Rows.instant(row, "due_at"),
                0,
                0,
                withdrawn ? Message.State.WITHDRAWN : Message.State.QUEUED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    List<Told> toldOfNotice(int bucket, UUID notice) {
        return jdbc.sql("""
            select i.*, n.notice_id as message_id, n.late from notice n
            join notice_item i on i.bucket = ? and i.notice_id = n.notice_id
            where n.bucket = ? and n.notice_id = ? order by i.expiration, i.item_id limit ?\
            """)
                .params(bucket, bucket, notice, SHOWN)
                .query(MessageQueries::told)
                .list();
    }

    String contact(int bucket, UUID contact) {
        return jdbc.sql("select name from contact where bucket = ? and contact_id = ?")
                .params(bucket, contact)
                .query(String.class)
                .optional()
                .orElse("");
    }

    Optional<Instant> readAt(int bucket, UUID message) {
        return jdbc.sql("select read_at from message where bucket = ? and message_id = ? and read_at is not null")
                .params(bucket, message)
                .query((row, n) -> Rows.instant(row, "read_at"))
                .optional();
    }

    /** Of a message, or of a notice. */
    List<Due> due(int bucket, UUID id) {
        return jdbc.sql("""
            select kind, due_at, late from notice where bucket = ? and (message_id = ? or notice_id = ?)
            order by due_at, kind\
            """)
                .params(bucket, id, id)
                .query((row, n) -> new Due(
                        NoticeKind.valueOf(row.getString("kind")), Rows.instant(row, "due_at"), row.getBoolean("late")))
                .list();
    }

    int things(int bucket, UUID id) {
        return jdbc.sql("""
            select count(*) from notice n join notice_item i on i.bucket = ? and i.notice_id = n.notice_id
            where n.bucket = ? and (n.message_id = ? or n.notice_id = ?) and i.withdrawn_because is null\
            """).params(bucket, bucket, id, id).query(Integer.class).single();
    }

    Map<String, String> names(int bucket, Collection<String> items) {
        var names = new HashMap<String, String>();
        if (items.isEmpty()) return names;
        jdbc.sql("select subscription_id, name from subscription where bucket = ? and subscription_id = any(?)")
                .params(bucket, items.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("subscription_id"), row.getString("name"));
                });
        return names;
    }

    /** What it goes out instead of, and what that one went out instead of, the first one first. */
    List<Step> before(int bucket, UUID message) {
        return jdbc.sql("""
            with recursive chain as (
              select m.instead_of, 0 as back from message m where m.bucket = ? and m.message_id = ?
              union all
              select m.instead_of, c.back + 1 from chain c join message m on m.bucket = ? and m.message_id = c.instead_of)
            select m.* from chain c join message m on m.bucket = ? and m.message_id = c.instead_of order by c.back desc\
            """)
                .params(bucket, message, bucket, bucket)
                .query(ProofQueries::step)
                .list();
    }

    /** What went out instead of it, and instead of that, the first one first. */
    List<Step> after(int bucket, UUID message) {
        return jdbc.sql("""
            with recursive chain as (
              select m.message_id from message m where m.bucket = ? and m.instead_of = ?
              union all
              select m.message_id from chain c join message m on m.bucket = ? and m.instead_of = c.message_id)
            select m.* from chain c join message m on m.bucket = ? and m.message_id = c.message_id order by m.message_id\
            """)
                .params(bucket, message, bucket, bucket)
                .query(ProofQueries::step)
                .list();
    }

    private static Step step(ResultSet row, int n) throws SQLException {
        return new Step(
                row.getObject("message_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                Message.State.valueOf(row.getString("state")));
    }
}
