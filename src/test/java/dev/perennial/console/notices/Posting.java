package dev.perennial.console.notices;

import dev.perennial.account.Account;
import dev.perennial.kernel.Buckets;
import dev.perennial.kernel.Ids;
import dev.perennial.notice.Channel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows as posting and sending leave them, so that pages are shown just what a test is about. */
record Posting(JdbcClient jdbc, Ids ids, Buckets buckets) {
    private static final String KEY = "%s %s";

    /** All queued notices of an account, in a message for each person and channel; by channel and person. */
    Map<String, UUID> post(Account account, Instant now) {
        var posted = new LinkedHashMap<String, UUID>();
        var at = now.atOffset(ZoneOffset.UTC);
        int bucket = buckets.of(account.id().value());
        for (var row :
                jdbc.sql("""
                    select distinct channel, contact_id, recipient, language from notice
                    where bucket = ? and account_id = ? and state = 'QUEUED' order by channel
                    """).params(bucket, account.id().value()).query().listOfRows()) {
            var id = ids.next(account.id().value(), now);
            boolean console = row.get("channel").equals(Channel.CONSOLE.name());
            jdbc.sql("""
                insert into message (bucket, message_id, account_id, contact_id, channel, recipient, language,
                  created_at, due_at, attempts, state, subject, body, settled_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'SENT', ?, ?, ?)
                """)
                    .params(
                            bucket,
                            id,
                            account.id().value(),
                            row.get("contact_id"),
                            row.get("channel"),
                            row.get("recipient"),
                            row.get("language"),
                            at,
                            at,
                            console ? 0 : 1,
                            "Subject",
                            "Words as sent",
                            at)
                    .update();
            jdbc.sql("""
                update notice set state = 'POSTED', message_id = ? where bucket = ? and account_id = ?
                  and state = 'QUEUED' and channel = ? and contact_id = ?
                """)
                    .params(id, bucket, account.id().value(), row.get("channel"), row.get("contact_id"))
                    .update();
            posted.put(KEY.formatted(row.get("channel"), row.get("recipient")), id);
        }
        return posted;
    }

    UUID console(Map<String, UUID> posted) {
        return of(posted, Channel.CONSOLE);
    }

    UUID email(Map<String, UUID> posted) {
        return of(posted, Channel.EMAIL);
    }

    void answered(UUID message, int number, String outcome, String answer, Instant at) {
        jdbc.sql("""
            insert into message_attempt (bucket, message_id, attempt_no, at, outcome, answer) values (?, ?, ?, ?, ?, ?)
            """)
                .params(buckets.of(message), message, number, at.atOffset(ZoneOffset.UTC), outcome, answer)
                .update();
    }

    private static UUID of(Map<String, UUID> posted, Channel channel) {
        return posted.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(channel.name()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }
}
