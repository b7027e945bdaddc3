package dev.perennial.console.overview;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which items of one account end soon, or have ended and can still be renewed. */
@Component
class EndingQueries {
    private static final String ENDING = """
        from subscription s where s.bucket = ? and s.account_id = ? and s.phase <> 'RELEASED' and s.expires_at <= ?\
        """;

    private final JdbcClient jdbc;

    EndingQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> first(int bucket, Account.Id account, Instant until, int limit) {
        return jdbc.sql("select s.subscription_id " + ENDING + " order by s.expires_at, s.subscription_id limit ?")
                .params(bucket, account.value(), Rows.timestamp(until), limit)
                .query(String.class)
                .list();
    }

    long count(int bucket, Account.Id account, Instant until) {
        return jdbc.sql("select count(*) " + ENDING)
                .params(bucket, account.value(), Rows.timestamp(until))
                .query(Long.class)
                .single();
    }

    /** How many items the account has, released ones aside; counted no further than to the limit. */
    long items(int bucket, Account.Id account, int limit) {
        return jdbc.sql("""
            select count(*) from (select 1 from subscription s where s.bucket = ? and s.account_id = ?
              and s.phase <> 'RELEASED' limit ?) x\
            """)
                .params(bucket, account.value(), limit)
                .query(Long.class)
                .single();
    }
}
