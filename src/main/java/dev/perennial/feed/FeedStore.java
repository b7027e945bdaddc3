package dev.perennial.feed;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class FeedStore {
    private final JdbcClient jdbc;

    FeedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A feed in use, and what its key is known by. */
    record Kept(Feed feed, byte[] keySha256) {}

    /** How often what a feed says changed, and when last. */
    record Edition(int revision, Instant changedAt) {}

    void insert(int bucket, Feed feed, byte[] keySha256) {
        jdbc.sql("""
            insert into calendar_feed (bucket, feed_id, account_id, name, key_sha256, created_at, created_by, revision)
            select b.bucket, ?, ?, ?, ?, ?, ?, 0 from slot b where b.bucket = ?\
            """)
                .params(
                        feed.id(),
                        feed.account().value(),
                        feed.name(),
                        keySha256,
                        Rows.timestamp(feed.createdAt()),
                        feed.createdBy(),
                        bucket)
                .update();
    }

    List<Feed> of(int bucket, Account.Id account) {
        return jdbc.sql("""
            select * from calendar_feed where bucket = ? and account_id = ? and revoked_at is null order by feed_id\
            """)
                .params(bucket, account.value())
                .query(FeedStore::feed)
                .list();
    }

    Optional<Kept> find(int bucket, UUID id) {
        return jdbc.sql("select * from calendar_feed where bucket = ? and feed_id = ? and revoked_at is null")
                .params(bucket, id)
                .query((row, n) -> new Kept(feed(row, n), row.getBytes("key_sha256")))
                .optional();
    }

    void revoke(int bucket, UUID id, Instant now) {
        int touched = jdbc.sql("""
            update calendar_feed set revoked_at = ? where bucket = ? and feed_id = ? and revoked_at is null\
            """).params(Rows.timestamp(now), bucket, id).update();
        Rows.exactly(1, touched, "revoke a calendar feed");
    }

    void fetched(int bucket, UUID id, Instant now, Instant unlessSince) {
        jdbc.sql("""
            update calendar_feed set fetched_at = ?
            where bucket = ? and feed_id = ? and (fetched_at is null or fetched_at < ?)\
            """)
                .params(Rows.timestamp(now), bucket, id, Rows.timestamp(unlessSince))
                .update();
    }

    /** Notes what it says now; the edition stays where that is what it said last. */
    Edition edition(int bucket, UUID id, byte[] contentSha256, Instant now) {
        jdbc.sql("""
            update calendar_feed set content_sha256 = ?, changed_at = ?, revision = revision + 1
            where bucket = ? and feed_id = ? and content_sha256 is distinct from ?\
            """)
                .params(contentSha256, Rows.timestamp(now), bucket, id, contentSha256)
                .update();
        return jdbc.sql("select revision, changed_at from calendar_feed where bucket = ? and feed_id = ?")
                .params(bucket, id)
                .query((row, n) -> new Edition(row.getInt("revision"), Rows.instant(row, "changed_at")))
                .single();
    }

    private static Feed feed(ResultSet row, int n) throws SQLException {
        return new Feed(
                row.getObject("feed_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                row.getString("name"),
                Rows.instant(row, "created_at"),
                row.getString("created_by"),
                Optional.ofNullable(Rows.instant(row, "fetched_at")));
    }
}
