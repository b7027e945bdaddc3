package dev.perennial.post;

import dev.perennial.db.Rows;
import dev.perennial.notice.Channel;
import dev.perennial.notice.NoticeKind;
import dev.perennial.post.EscalationRule.Elsewhere;
import dev.perennial.post.EscalationRule.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a lost message told that must be told, and where else each of it was told. */
@Component
class EscalationQueries {
    private static final Set<String> LOST = Set.of("FAILED", "BOUNCED", "PARKED", "OFF", "WITHDRAWN");
    private static final String[] MUST_BE_TOLD = Arrays.stream(NoticeKind.values())
            .filter(kind -> kind.nature() == NoticeKind.Nature.REMINDER || kind.nature() == NoticeKind.Nature.ALERT)
            .map(Enum::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    EscalationQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, Elsewhere> things(int bucket, UUID message) {
        var things = new LinkedHashMap<UUID, Elsewhere>();
        jdbc.sql("""
            select i.item_id, o.contact_id, o.channel, o.withdrawn_because is not null as taken_out,
              coalesce((select m.state from message m where m.bucket = :bucket and m.message_id = p.message_id),
                p.state) as state
            from notice n join notice_item i on i.bucket = :bucket and i.notice_id = n.notice_id
            left join notice_item o on o.bucket = :bucket and o.item_id <> i.item_id and o.channel <> 'CONSOLE'
              and o.subscription_id = i.subscription_id and o.kind = i.kind and o.expiration = i.expiration
              and o.occasion = i.occasion
            left join notice p on p.bucket = :bucket and p.notice_id = o.notice_id
            where n.bucket = :bucket and n.message_id = :message and i.withdrawn_because is null
              and i.subscription_id is not null and i.kind = any(:kinds)
            union all
            select i.item_id, p.contact_id, p.channel, o.withdrawn_because is not null,
              coalesce((select m.state from message m where m.bucket = :bucket and m.message_id = p.message_id), p.state)
            from notice n join notice_item i on i.bucket = :bucket and i.notice_id = n.notice_id
            left join notice p on p.bucket = :bucket and p.account_id = n.account_id and p.kind = n.kind
              and p.day = n.day and p.notice_id <> n.notice_id and p.channel <> 'CONSOLE'
            left join notice_item o on o.bucket = :bucket and o.notice_id = p.notice_id and o.subscription_id is null
              and o.facts = i.facts
            where n.bucket = :bucket and n.message_id = :message and i.withdrawn_because is null
              and i.subscription_id is null and i.kind = any(:kinds) and (p.notice_id is null or o.item_id is not null)
            order by 1\
            """)
                .param("bucket", bucket)
                .param("message", message)
                .param("kinds", MUST_BE_TOLD)
                .query(row -> {
                    var elsewhere = things.computeIfAbsent(
                            row.getObject("item_id", UUID.class),
                            item -> new Elsewhere(new HashSet<>(), new HashSet<>()));
                    if (row.getString("channel") == null) return;
                    var place = new Place(
                            row.getObject("contact_id", UUID.class), Channel.valueOf(row.getString("channel")));
                    boolean lost = LOST.contains(row.getString("state")) || row.getBoolean("taken_out");
                    (lost ? elsewhere.lost() : elsewhere.told()).add(place);
                });
        return things;
    }

    /** The earliest end of a term that a message reminds of: after it, telling comes too late. */
    Optional<Instant> purpose(int bucket, UUID message) {
        return jdbc.sql("""
            select min(i.expiration) as at from notice n
            join notice_item i on i.bucket = ? and i.notice_id = n.notice_id
            where n.bucket = ? and n.message_id = ? and i.kind = any(?)\
            """)
                .params(bucket, bucket, message, MUST_BE_TOLD)
                .query((row, n) -> Optional.ofNullable(Rows.instant(row, "at")))
                .single();
    }
}
