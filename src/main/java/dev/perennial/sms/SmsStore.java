package dev.perennial.sms;

import dev.perennial.db.Rows;
import dev.perennial.sms.ReceiptRule.Fate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SmsStore {
    private final JdbcClient jdbc;

    SmsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A reference that another message had before is this one's from now on: message centers begin again. */
    void insert(String carrier, UUID message, List<String> references, int parts, Instant now) {
        jdbc.sql("""
            insert into sms_part (carrier, reference, message_id, part_no, parts, taken_at)
            select ?, u.reference, ?, u.part_no, ?, ? from unnest(?, ?) u (reference, part_no)
            on conflict (carrier, reference) do update set message_id = excluded.message_id,
              part_no = excluded.part_no, parts = excluded.parts, taken_at = excluded.taken_at, fate = null, said = null,
              fated_at = null, told_at = null
            where sms_part.message_id <> excluded.message_id\
            """)
                .params(
                        carrier,
                        message,
                        parts,
                        Rows.timestamp(now),
                        references.toArray(String[]::new),
                        IntStream.rangeClosed(1, references.size()).boxed().toArray(Integer[]::new))
                .update();
    }

    /** Whether a receipt of any of these is here already, or something was told of this message before. */
    boolean isKnown(String carrier, UUID message, List<String> references) {
        return jdbc.sql("""
            select exists (select 1 from sms_receipt where carrier = ? and reference = any(?))
              or exists (select 1 from sms_part where message_id = ? and told_at is not null)\
            """)
                .params(carrier, references.toArray(String[]::new), message)
                .query(Boolean.class)
                .single();
    }

    /** What was told is over: a message that goes out once more is another matter. */
    void forgetTold(UUID message) {
        jdbc.sql("delete from sms_part where message_id = ? and told_at is not null")
                .params(message)
                .update();
    }

    /** The first receipt of a part stands. Answers whether there is such a part. */
    boolean settle(String carrier, String reference, Fate fate, String said, Instant now) {
        int touched = jdbc.sql("""
            update sms_part set fate = ?, said = ?, fated_at = ?
            where carrier = ? and reference = ? and fate is null\
            """)
                .params(fate.name(), said, Rows.timestamp(now), carrier, reference)
                .update();
        return touched > 0
                || jdbc.sql("select exists (select 1 from sms_part where carrier = ? and reference = ?)")
                        .params(carrier, reference)
                        .query(Boolean.class)
                        .single();
    }

    /** A receipt that comes before its part waits for it. */
    void hear(String carrier, String reference, Fate fate, String said, Instant now) {
        jdbc.sql("""
            insert into sms_receipt (carrier, reference, came_at, fate, said) values (?, ?, ?, ?, ?)
            on conflict (carrier, reference) do nothing\
            """)
                .params(carrier, reference, Rows.timestamp(now), fate.name(), said)
                .update();
    }

    /** Brings receipts to the parts they are of. */
    void match(String carrier, Collection<String> references) {
        var these = references.toArray(String[]::new);
        jdbc.sql("""
            update sms_part p set fate = r.fate, said = r.said, fated_at = r.came_at from sms_receipt r
            where r.carrier = ? and r.reference = any(?) and p.carrier = r.carrier and p.reference = r.reference
              and p.fate is null\
            """).params(carrier, these).update();
        jdbc.sql("""
            delete from sms_receipt r using sms_part p
            where r.carrier = ? and r.reference = any(?) and p.carrier = r.carrier and p.reference = r.reference\
            """).params(carrier, these).update();
    }

    /** The message of this part, where something is known of it and nothing was told yet. */
    Optional<UUID> untold(String carrier, String reference) {
        return jdbc.sql("""
            select message_id from sms_part
            where carrier = ? and reference = ? and fate is not null and told_at is null\
            """).params(carrier, reference).query(UUID.class).optional();
    }

    /** Receipts and parts that were written at the same moment, neither seeing the other. */
    List<String> missed(String carrier, int limit) {
        return jdbc.sql("""
            select r.reference from sms_receipt r
            join sms_part p on p.carrier = r.carrier and p.reference = r.reference where r.carrier = ? limit ?\
            """).params(carrier, limit).query(String.class).list();
    }

    List<DeliveryRule.Part> parts(UUID message) {
        return jdbc.sql("select part_no, parts, fate, said, told_at from sms_part where message_id = ? order by"
                        + " taken_at, part_no")
                .params(message)
                .query((row, n) -> new DeliveryRule.Part(
                        row.getInt("part_no"),
                        row.getInt("parts"),
                        Optional.ofNullable(row.getString("fate")).map(Fate::valueOf),
                        Optional.ofNullable(row.getString("said")).orElse(""),
                        row.getObject("told_at") != null))
                .list();
    }

    /** Whether the answer to the message itself is still to be recorded; not so of a message that is not among ours. */
    boolean isOnItsWay(int bucket, UUID message) {
        return jdbc.sql("select 1 from message where bucket = ? and message_id = ? and state = 'QUEUED'")
                .params(bucket, message)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void told(UUID message, Instant now) {
        jdbc.sql("update sms_part set told_at = ? where message_id = ? and fate is not null and told_at is null")
                .params(Rows.timestamp(now), message)
                .update();
    }

    /** Messages of which something was heard since, and nothing told yet: after this one, in the order of ids. */
    List<UUID> toTell(UUID after, Instant since, int limit) {
        return jdbc.sql("""
            select distinct message_id from sms_part
            where fate is not null and told_at is null and message_id > ? and fated_at >= ?
            order by message_id limit ?\
            """)
                .params(after, Rows.timestamp(since), limit)
                .query(UUID.class)
                .list();
    }

    int forgetParts(Instant before) {
        return jdbc.sql("delete from sms_part where taken_at < ?")
                .params(Rows.timestamp(before))
                .update();
    }

    int forgetReceipts(Instant before) {
        return jdbc.sql("delete from sms_receipt where came_at < ?")
                .params(Rows.timestamp(before))
                .update();
    }
}
