package dev.perennial.autotopup;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AgreementStore {
    private final JdbcClient jdbc;

    AgreementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Agreement> find(int bucket, Account.Id account) {
        return of(bucket, List.of(account)).stream().findFirst();
    }

    List<Agreement> of(int bucket, Collection<Account.Id> accounts) {
        return jdbc.sql("select * from auto_top_up where bucket = ? and account_id = any(?)")
                .params(bucket, accounts.stream().map(Account.Id::value).toArray(String[]::new))
                .query(AgreementStore::agreement)
                .list();
    }

    void save(int bucket, Agreement agreement) {
        jdbc.sql("""
            insert into auto_top_up (bucket, account_id, state, currency, ceiling_minor, declines, agreed_text, agreed_at,
              agreed_by, paused_because) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (bucket, account_id) do update set state = excluded.state,
              ceiling_minor = excluded.ceiling_minor, declines = excluded.declines,
              agreed_text = excluded.agreed_text, agreed_at = excluded.agreed_at, agreed_by = excluded.agreed_by,
              paused_because = excluded.paused_because\
            """)
                .params(
                        bucket,
                        agreement.account().value(),
                        agreement.state().name(),
                        agreement.ceiling().currency().getCurrencyCode(),
                        agreement.ceiling().minor(),
                        agreement.declines(),
                        agreement.text(),
                        Rows.timestamp(agreement.agreedAt()),
                        agreement.agreedBy(),
                        agreement.pausedBecause().orElse(null))
                .update();
    }

    private static Agreement agreement(ResultSet row, int n) throws SQLException {
        return new Agreement(
                new Account.Id(row.getString("account_id")),
                Agreement.State.valueOf(row.getString("state")),
                Rows.money(row, "ceiling_minor", Rows.currency(row)),
                row.getInt("declines"),
                row.getString("agreed_text"),
                Rows.instant(row, "agreed_at"),
                row.getString("agreed_by"),
                Optional.ofNullable(row.getString("paused_because")));
    }
}
