package dev.perennial.dependency;

import dev.perennial.db.Rows;
import dev.perennial.subscription.Subscription;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class OutsideDomainStore {
    private final JdbcClient jdbc;

    OutsideDomainStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Items that need another, by id, and are due for a look: never looked up, or long ago. */
    List<String> due(int bucket, Instant now, int limit) {
        return jdbc.sql("""
            select s.subscription_id from subscription s
            left join outside_domain d on d.bucket = ? and d.subscription_id = s.subscription_id
            where s.bucket = ? and s.depends_on is not null and s.phase <> 'RELEASED'
              and (d.subscription_id is null or d.next_look_up_at <= ?)
            order by s.subscription_id limit ?
            """)
                .params(bucket, bucket, Rows.timestamp(now), limit)
                .query(String.class)
                .list();
    }

    void save(int bucket, OutsideDomain domain) {
        jdbc.sql("""
            insert into outside_domain (bucket, subscription_id, domain, expires_at, answer, looked_up_at,
              next_look_up_at, warned_days)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (bucket, subscription_id) do update set domain = excluded.domain,
              expires_at = excluded.expires_at, answer = excluded.answer, looked_up_at = excluded.looked_up_at,
              next_look_up_at = excluded.next_look_up_at, warned_days = excluded.warned_days
            """)
                .params(
                        bucket,
                        domain.neededBy().value(),
                        domain.domain(),
                        domain.expiresAt() == null ? null : Rows.timestamp(domain.expiresAt()),
                        domain.answer().name(),
                        Rows.timestamp(domain.lookedUpAt()),
                        Rows.timestamp(domain.nextLookUpAt()),
                        domain.warnedDays())
                .update();
    }

    Optional<OutsideDomain> find(int bucket, Subscription.Id id) {
        return jdbc.sql("select * from outside_domain where bucket = ? and subscription_id = ?")
                .params(bucket, id.value())
                .query(OutsideDomainStore::domain)
                .optional();
    }

    List<OutsideDomain> find(int bucket, Collection<String> neededBy) {
        return jdbc.sql("select * from outside_domain where bucket = ? and subscription_id = any(?)")
                .params(bucket, neededBy.toArray(String[]::new))
                .query(OutsideDomainStore::domain)
                .list();
    }

    private static OutsideDomain domain(ResultSet row, int n) throws SQLException {
        return new OutsideDomain(
                new Subscription.Id(row.getString("subscription_id")),
                row.getString("domain"),
                OutsideDomain.Answer.valueOf(row.getString("answer")),
                Rows.instant(row, "expires_at"),
                Rows.instant(row, "looked_up_at"),
                Rows.instant(row, "next_look_up_at"),
                Rows.number(row, "warned_days"));
    }
}
