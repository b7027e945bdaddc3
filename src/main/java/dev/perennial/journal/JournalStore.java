package dev.perennial.journal;

import dev.perennial.account.Account;
import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Facts;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JournalStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    JournalStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(int bucket, List<JournalEntry> entries) {
        batches.write(
                bucket,
                """
                insert into journal (bucket, account_id, journal_id, subscription_id, at, actor_kind, actor, kind, facts)
                select b.bucket, u.* from slot b cross join unnest(?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?\
                """,
                Columns.of(entries)
                        .text(entry -> entry.account().value())
                        .uuid(JournalEntry::id)
                        .text(entry -> entry.subscription().orElse(null))
                        .instant(JournalEntry::at)
                        .text(entry -> entry.actor().kind().name())
                        .text(entry -> entry.actor().shown())
                        .text(entry -> entry.kind().name())
                        .jsonb(entry -> Facts.json(entry.facts())));
    }

    List<JournalEntry> of(int bucket, String subscription) {
        return jdbc.sql("""
            select * from journal where bucket = ? and subscription_id = ? order by at, journal_id\
            """)
                .params(bucket, subscription)
                .query(JournalStore::entry)
                .list();
    }

    private static JournalEntry entry(ResultSet row, int n) throws SQLException {
        return new JournalEntry(
                row.getObject("journal_id", UUID.class),
                new Account.Id(row.getString("account_id")),
                Optional.ofNullable(row.getString("subscription_id")),
                Rows.instant(row, "at"),
                Actor.recorded(
                        Actor.Kind.valueOf(row.getString("actor_kind")),
                        row.getString("actor"),
                        row.getString("account_id")),
                JournalEntry.Kind.valueOf(row.getString("kind")),
                Facts.parse(row.getString("facts")));
    }
}
