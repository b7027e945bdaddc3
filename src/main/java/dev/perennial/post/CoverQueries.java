package dev.perennial.post;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.notice.NoticeKind;
import dev.perennial.post.Suspect.Now;
import dev.perennial.subscription.Mode;
import dev.perennial.subscription.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds, among what is to be told, what may have been settled since. Only items that are otherwise than they were come
 * back, so that a message of 5,000 that are as they were costs no memory; the rule decides on those.
 */
@Component
class CoverQueries {
    private static final String SUSPECTS = """
        select i.item_id, n.account_id, i.notice_id, i.kind, i.expiration, i.occasion, s.product, i.facts ->> 'mode' as told,
          s.phase, s.mode, s.expires_at, s.next_try_at is not null as tried,
          d.phase as needed_phase, d.mode as needed_mode, d.expires_at as needed_expires_at
        from notice n
        join notice_item i on i.bucket = ? and i.notice_id = n.notice_id
        join subscription s on s.bucket = ? and s.subscription_id = i.subscription_id
        left join subscription d on d.bucket = ? and i.kind = 'DEPENDENCY_AT_RISK'
          and d.subscription_id = i.facts ->> 'needs'
        where n.bucket = ? and %s and i.withdrawn_because is null and i.kind = any(?)
          and (i.expiration <= ? or s.phase <> 'ACTIVE' or s.mode is distinct from i.facts ->> 'mode'
            or i.kind = 'DEPENDENCY_AT_RISK' and d.expires_at is distinct from i.expiration
            or i.kind <> 'DEPENDENCY_AT_RISK' and s.expires_at is distinct from i.expiration)
        order by i.item_id\
        """;

    private final JdbcClient jdbc;

    CoverQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Suspect> ofNotices(int bucket, Collection<UUID> notices, Instant now) {
        return suspects("n.notice_id = any(?)", bucket, notices, now);
    }

    List<Suspect> ofMessages(int bucket, Collection<UUID> messages, Instant now) {
        return suspects("n.message_id = any(?)", bucket, messages, now);
    }

    /** Those of these messages of which nothing is left to tell. */
    List<UUID> empty(int bucket, Collection<UUID> messages) {
        return jdbc.sql("""
            select m.message_id from message m where m.bucket = ? and m.message_id = any(?)
              and not exists (select 1 from notice n
                join notice_item i on i.bucket = ? and i.notice_id = n.notice_id
                where n.bucket = ? and n.message_id = m.message_id and i.withdrawn_because is null)\
            """)
                .params(bucket, messages.toArray(UUID[]::new), bucket, bucket)
                .query(UUID.class)
                .list();
    }

    /** The earliest end of a term that each of these notices tells of: after it, telling comes too late. */
    List<Purpose> purposes(int bucket, Collection<UUID> notices) {
        return jdbc.sql("""
            select i.notice_id, i.kind, s.product, min(i.expiration) as expiration from notice_item i
            join subscription s on s.bucket = ? and s.subscription_id = i.subscription_id
            where i.bucket = ? and i.notice_id = any(?) and i.withdrawn_because is null
            group by i.notice_id, i.kind, s.product order by i.notice_id, i.kind, s.product\
            """)
                .params(bucket, bucket, notices.toArray(UUID[]::new))
                .query((row, n) -> new Purpose(
                        row.getObject("notice_id", UUID.class),
                        NoticeKind.valueOf(row.getString("kind")),
                        row.getString("product"),
                        Rows.instant(row, "expiration")))
                .list();
    }

    record Purpose(UUID notice, NoticeKind kind, String product, Instant expiration) {}

    private List<Suspect> suspects(String which, int bucket, Collection<UUID> ids, Instant now) {
        return jdbc.sql(SUSPECTS.formatted(which))
                .params(
                        bucket,
                        bucket,
                        bucket,
                        bucket,
                        ids.toArray(UUID[]::new),
                        CoverRule.kinds().stream().map(Enum::name).toArray(String[]::new),
                        Rows.timestamp(now))
                .query(CoverQueries::suspect)
                .list();
    }

    private static Suspect suspect(ResultSet row, int n) throws SQLException {
        var told = row.getString("told");
        return new Suspect(
                row.getObject("item_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                row.getObject("notice_id", UUID.class),
                NoticeKind.valueOf(row.getString("kind")),
                Rows.instant(row, "expiration"),
                row.getInt("occasion"),
                told == null ? null : Mode.valueOf(told),
                row.getString("product"),
                now(row, ""),
                row.getString("needed_phase") == null ? null : now(row, "needed_"),
                row.getBoolean("tried"));
    }

    private static Now now(ResultSet row, String prefix) throws SQLException {
        @Nullable Instant expiresAt = Rows.instant(row, prefix + "expires_at");
        return new Now(
                Phase.valueOf(row.getString(prefix + "phase")),
                Mode.valueOf(row.getString(prefix + "mode")),
                expiresAt);
    }
}
