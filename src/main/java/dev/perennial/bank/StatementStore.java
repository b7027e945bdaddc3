package dev.perennial.bank;

import dev.perennial.db.Batches;
import dev.perennial.db.Columns;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files, statements and their entries as they come in. */
@Component
class StatementStore {
    private final JdbcClient jdbc;
    private final Batches batches;

    StatementStore(JdbcClient jdbc, Batches batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Optional<StatementFile> file(int bucket, String sha256) {
        return jdbc.sql("select * from statement_file where bucket = ? and sha256 = ?")
                .params(bucket, sha256)
                .query(StatementStore::file)
                .optional();
    }

    /** Keeps the file as begun, unless it was begun before. */
    void begin(int bucket, StatementFile file) {
        jdbc.sql("""
            insert into statement_file (bucket, file_id, sha256, name, bytes, format, mapping, actor, began_at,
              statements, entries, fresh, left_out)
            select b.bucket, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ? from slot b where b.bucket = ?
            on conflict do nothing\
            """)
                .params(
                        file.id().toString(),
                        file.sha256(),
                        file.name(),
                        file.bytes(),
                        file.format().name(),
                        file.mapping().orElse(null),
                        file.actor(),
                        Rows.timestamp(file.beganAt()),
                        file.statements(),
                        file.entries(),
                        file.leftOut(),
                        bucket)
                .update();
    }

    void end(int bucket, UUID file, long fresh, Instant now) {
        jdbc.sql("""
            update statement_file set ended_at = ?, fresh = least(entries, fresh + ?) where bucket = ? and file_id = ?
              and ended_at is null\
            """).params(Rows.timestamp(now), fresh, bucket, file).update();
    }

    Optional<UUID> statement(int bucket, String bankAccount, String number) {
        return jdbc.sql("select statement_id from bank_statement where bucket = ? and bank_account = ? and number = ?")
                .params(bucket, bankAccount, number)
                .query(UUID.class)
                .optional();
    }

    void insert(int bucket, UUID id, UUID file, StatementSum sum, boolean isOurs, Instant now) {
        var head = sum.head();
        jdbc.sql("""
            insert into bank_statement (bucket, statement_id, bank_account, number, file_id, currency, from_day, to_day,
              opening_minor, closing_minor, credits_minor, debits_minor, entries, is_ours, read_at)
            select b.bucket, ?::uuid, ?, ?, ?::uuid, ?, ?::date, ?::date, ?::bigint, ?::bigint, ?, ?, ?, ?, ? from slot b
            where b.bucket = ? on conflict do nothing\
            """)
                .params(
                        id.toString(),
                        head.account(),
                        head.number(),
                        file.toString(),
                        head.currency().getCurrencyCode(),
                        head.from(),
                        head.to(),
                        minor(head.opening()),
                        minor(head.closing()),
                        sum.credits().minor(),
                        sum.debits().minor(),
                        sum.entries(),
                        isOurs,
                        Rows.timestamp(now),
                        bucket)
                .update();
    }

    /** An entry on its way in. */
    record Incoming(UUID id, Booking booking, String identity) {}

    /** Keeps those that are not known yet; answers how many. */
    int insert(int bucket, UUID statement, String bankAccount, List<Incoming> entries, Actor actor, Instant now) {
        return batches.writeAny(
                bucket,
                """
                insert into bank_entry (bucket, entry_id, statement_id, bank_account, identity, booked_on, credit,
                  reversal, amount_minor, currency, payer, payer_account, reference, message, end_to_end,
                  servicer_reference, bank_code, unclear, state, actor, imported_at)
                select b.bucket, u.* from slot b
                cross join unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) u where b.bucket = ?
                on conflict (bucket, bank_account, identity) do nothing\
                """,
                Columns.of(entries)
                        .uuid(Incoming::id)
                        .uuid(entry -> statement)
                        .text(entry -> bankAccount)
                        .text(Incoming::identity)
                        .date(entry -> entry.booking().bookedOn())
                        .flag(entry -> entry.booking().credit())
                        .flag(entry -> entry.booking().reversal())
                        .minor(entry -> entry.booking().amount())
                        .text(entry -> entry.booking().amount().currency().getCurrencyCode())
                        .text(entry -> cut(entry.booking().payer().name()))
                        .text(entry -> cut(entry.booking().payer().account()))
                        .text(entry -> cut(entry.booking().reference()))
                        .text(entry -> clean(entry.booking().message()))
                        .text(entry -> cut(entry.booking().endToEnd()))
                        .text(entry -> cut(entry.booking().servicerReference()))
                        .text(entry -> cut(entry.booking().bankCode()))
                        .flag(entry -> entry.booking().unclear())
                        .text(entry ->
                                entry.booking().credit() || entry.booking().reversal() ? "NEW" : "LISTED")
                        .text(entry -> actor.name())
                        .instant(entry -> now));
    }

    private static String cut(Optional<String> text) {
        return text.map(StatementStore::clean).orElse(null);
    }

    /** The database keeps no zero character, and what is longer than this no bank wrote. */
    private static String clean(String text) {
        var plain = text.replace("\0", "");
        return plain.length() > 4000 ? plain.substring(0, 4000) : plain;
    }

    private static Long minor(Money money) {
        return money == null ? null : money.minor();
    }

    static StatementFile file(ResultSet row, int n) throws SQLException {
        return new StatementFile(
                row.getObject("file_id", UUID.class),
                row.getString("sha256"),
                row.getString("name"),
                row.getLong("bytes"),
                StatementFile.Format.valueOf(row.getString("format")),
                Optional.ofNullable(row.getString("mapping")),
                row.getString("actor"),
                Rows.instant(row, "began_at"),
                Optional.ofNullable(Rows.instant(row, "ended_at")),
                row.getLong("statements"),
                row.getLong("entries"),
                row.getLong("fresh"),
                row.getLong("left_out"));
    }
}
