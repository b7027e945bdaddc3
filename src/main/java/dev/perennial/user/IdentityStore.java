package dev.perennial.user;

import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class IdentityStore {
    private final JdbcClient jdbc;

    IdentityStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> login(int bucket, Identity identity) {
        return jdbc.sql("select login from identity_login where bucket = ? and issuer = ? and subject = ?")
                .params(bucket, identity.issuer(), identity.subject())
                .query(String.class)
                .optional();
    }

    void enter(int bucket, Identity identity, String login, Instant now) {
        jdbc.sql("insert into identity_login (bucket, issuer, subject, login, bound_at) values (?, ?, ?, ?, ?)")
                .params(bucket, identity.issuer(), identity.subject(), login, Rows.timestamp(now))
                .update();
    }

    /** Whether the user is somebody at this provider already. */
    boolean isBound(int bucket, String login, String issuer) {
        return jdbc.sql("select 1 from users where bucket = ? and login = ? and identity_issuer = ?")
                .params(bucket, login, issuer)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void bind(int bucket, String login, Identity identity) {
        var sql = "update users set identity_issuer = ?, identity_subject = ? where bucket = ? and login = ?";
        int bound = jdbc.sql(sql)
                .params(identity.issuer(), identity.subject(), bucket, login)
                .update();
        Rows.exactly(1, bound, sql);
    }
}
