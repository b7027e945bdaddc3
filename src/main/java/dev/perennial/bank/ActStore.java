package dev.perennial.bank;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The desk's own journal. */
@Component
class ActStore {
    private final JdbcClient jdbc;
    private final Ids ids;

    ActStore(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    void record(
            int bucket,
            BankEntry entry,
            DeskAct.Act act,
            Optional<Account.Id> account,
            Actor actor,
            String reason,
            Instant now) {
        var touched = jdbc.sql("""
            insert into desk_act (bucket, act_id, entry_id, at, actor, act, account_id, reason)
            select b.bucket, ?::uuid, ?::uuid, ?, ?, ?, ?, ? from slot b where b.bucket = ?\
            """)
                .params(
                        ids.next(entry.bankAccount(), now).toString(),
                        entry.id().toString(),
                        Rows.timestamp(now),
                        actor.name(),
                        act.name(),
                        account.map(Account.Id::value).orElse(null),
                        reason,
                        bucket)
                .update();
        Rows.exactly(1, touched, "keep an act of the desk");
    }

    List<DeskAct> of(int bucket, UUID entry) {
        return jdbc.sql("select * from desk_act where bucket = ? and entry_id = ? order by act_id")
                .params(bucket, entry)
                .query((row, n) -> new DeskAct(
                        Rows.instant(row, "at"),
                        row.getString("actor"),
                        DeskAct.Act.valueOf(row.getString("act")),
                        Optional.ofNullable(row.getString("account_id")).map(Account.Id::new),
                        row.getString("reason")))
                .list();
    }
}
