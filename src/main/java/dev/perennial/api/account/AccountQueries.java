package dev.perennial.api.account;

import dev.perennial.account.Account;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds accounts by what is known of them, in all buckets: for the vendor's people. */
@Component
class AccountQueries {
    private final JdbcClient jdbc;

    AccountQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * In the order of their ids.
     *
     * @param find part of an id, a name or an address, whatever its capitals; empty for all
     * @param after the id they come after; empty for the beginning
     */
    List<Account.Id> find(String find, String after, int limit) {
        return jdbc.sql("""
            select f.account_id from slot b cross join lateral (
              select a.account_id from account a where a.bucket = b.bucket and a.account_id > ?
                and (? = '' or strpos(lower(concat_ws(' ', a.account_id, a.name, a.email)), lower(?)) > 0)
              order by a.account_id limit ?
            ) f order by f.account_id limit ?
            """).params(after, find, find, limit, limit).query(String.class).list().stream()
                .map(Account.Id::new)
                .toList();
    }
}
