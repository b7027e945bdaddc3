package dev.perennial.user;

import dev.perennial.db.Rows;
import dev.perennial.user.SignIn.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who came in when, and who is in now. Sessions belong to no account: they are found by their principal's name. */
@Component
class SignInStore {
    private final JdbcClient jdbc;

    SignInStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A session as it stands in the database, known by its hash. */
    record Open(String hash, Instant since, Instant seenAt) {}

    /** Whether somebody ever came in, as far as is kept, and whether by this browser since then. */
    record Seen(boolean before, boolean browser) {}

    Seen seen(int bucket, String login, String browser, Instant since) {
        return jdbc.sql("""
            select count(*) > 0 as before, coalesce(bool_or(browser = ? and at >= ?), false) as browser
            from sign_in where bucket = ? and login = ? and outcome = 'SIGNED_IN'\
            """)
                .params(browser, Rows.timestamp(since), bucket, login)
                .query((row, n) -> new Seen(row.getBoolean("before"), row.getBoolean("browser")))
                .single();
    }

    void insert(int bucket, SignIn signIn, byte @Nullable [] session) {
        jdbc.sql("""
            insert into sign_in (bucket, login, sign_in_id, at, way, outcome, address, browser, session_hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        bucket,
                        signIn.login(),
                        signIn.id(),
                        Rows.timestamp(signIn.at()),
                        signIn.way().name(),
                        signIn.result().name(),
                        signIn.address(),
                        signIn.browser(),
                        session)
                .update();
    }

    /** Forgets those before this instant, and of those that came in, or did not, all but the newest so many. */
    void forget(int bucket, String login, boolean cameIn, Instant before, int kept) {
        jdbc.sql("""
            delete from sign_in where bucket = ? and login = ? and (outcome = 'SIGNED_IN') = ? and (at < ? or sign_in_id <= (
              select s.sign_in_id from sign_in s
              where s.bucket = ? and s.login = ? and (s.outcome = 'SIGNED_IN') = ?
              order by s.sign_in_id desc offset ? limit 1))\
            """)
                .params(bucket, login, cameIn, Rows.timestamp(before), bucket, login, cameIn, kept)
                .update();
    }

    List<SignIn> of(int bucket, String login, int limit) {
        return jdbc.sql("select * from sign_in where bucket = ? and login = ? order by sign_in_id desc limit ?")
                .params(bucket, login, limit)
                .query(SignInStore::signIn)
                .list();
    }

    /** By the hash of the session that each began. */
    Map<String, Origin> origins(int bucket, String login) {
        var origins = new HashMap<String, Origin>();
        jdbc.sql("""
            select session_hash, address, browser from sign_in
            where bucket = ? and login = ? and session_hash is not null\
            """).params(bucket, login).query(row -> {
            var hash = HexFormat.of().formatHex(row.getBytes("session_hash"));
            origins.put(hash, new Origin(row.getString("address"), row.getString("browser")));
        });
        return origins;
    }

    void move(int bucket, String login, byte[] from, byte[] to) {
        jdbc.sql("update sign_in set session_hash = ? where bucket = ? and login = ? and session_hash = ?")
                .params(to, bucket, login, from)
                .update();
    }

    Map<String, Instant> last(int bucket, Collection<String> logins) {
        var last = new HashMap<String, Instant>();
        jdbc.sql("""
            select login, max(at) as at from sign_in
            where bucket = ? and login = any(?) and outcome = 'SIGNED_IN' group by login\
            """).params(bucket, logins.toArray(String[]::new)).query(row -> {
            last.put(row.getString("login"), Rows.instant(row, "at"));
        });
        return last;
    }

    List<Open> sessions(String login, Instant now) {
        return jdbc.sql("""
            select encode(sha256(convert_to(session_id, 'UTF8')), 'hex') as hash, creation_time, last_access_time
            from spring_session where principal_name = ? and expiry_time > ? order by last_access_time desc\
            """)
                .params(login, now.toEpochMilli())
                .query((row, n) -> new Open(
                        row.getString("hash"),
                        Instant.ofEpochMilli(row.getLong("creation_time")),
                        Instant.ofEpochMilli(row.getLong("last_access_time"))))
                .list();
    }

    /** Ends the sessions of this login, but for one where it is told; their attributes go with them. */
    int end(String login, @Nullable String butFor) {
        return jdbc.sql("delete from spring_session where principal_name = ? and session_id is distinct from ?")
                .params(login, butFor)
                .update();
    }

    private static SignIn signIn(ResultSet row, int n) throws SQLException {
        return new SignIn(
                row.getObject("sign_in_id", UUID.class),
                row.getString("login"),
                Rows.instant(row, "at"),
                SignIn.Way.valueOf(row.getString("way")),
                SignIn.Result.valueOf(row.getString("outcome")),
                row.getString("address"),
                row.getString("browser"));
    }
}
