package dev.perennial.mailbox;

import dev.perennial.account.Account;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Buckets;
import dev.perennial.notice.Channel;
import dev.perennial.notice.Parcel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that a sandbox sent; one row a message, however often it came. */
@Component
class MailboxStore {
    private static final String ROWS =
            "select x.* from slot b join mailbox_message x on x.bucket = b.bucket where true";
    private static final String NEWEST_FIRST = " order by x.at desc, x.message_id desc limit ?";

    private final JdbcClient jdbc;
    private final Buckets buckets;

    MailboxStore(JdbcClient jdbc, Buckets buckets) {
        this.jdbc = jdbc;
        this.buckets = buckets;
    }

    /** Answers how often it came. */
    int keep(Parcel parcel, Instant now) {
        int bucket = buckets.of(parcel.message());
        return jdbc.sql("""
            insert into mailbox_message (bucket, message_id, account_id, channel, recipient, name, language, subject,
              text, html, at, times)
            select b.bucket, ?, (select m.account_id from message m where m.bucket = ? and m.message_id = ?),
              ?, ?, ?, ?, ?, ?, ?, ?, 1 from slot b where b.bucket = ?
            on conflict (bucket, message_id) do update set times = mailbox_message.times + 1 returning times\
            """)
                .params(
                        parcel.message(),
                        bucket,
                        parcel.message(),
                        parcel.channel().name(),
                        parcel.recipient(),
                        parcel.name(),
                        parcel.language().getLanguage(),
                        parcel.written().subject(),
                        parcel.written().text(),
                        parcel.channel() == Channel.SMS ? "" : parcel.written().html(),
                        Rows.timestamp(now),
                        bucket)
                .query(Integer.class)
                .single();
    }

    /** The newest of them; only this account's where one is named. */
    List<Kept> page(@Nullable Account account, Search search, int limit) {
        var sql = new StringBuilder(ROWS);
        var values = new ArrayList<>();
        if (account != null) {
            sql.append(" and b.bucket = ? and x.account_id = ?");
            values.addAll(List.of(buckets.of(account.id().value()), account.id().value()));
        }
        if (search.channel() != null) {
            sql.append(" and x.channel = ?");
            values.add(search.channel().name());
        }
        if (!search.person().isEmpty()) {
            sql.append(" and strpos(lower(x.recipient || ' ' || x.name || ' ' || coalesce(x.account_id, '')), ?) > 0");
            values.add(search.person().toLowerCase(Locale.ROOT));
        }
        var place = search.after();
        if (place != null) {
            sql.append(" and (x.at, x.message_id) < (?, ?)");
            values.addAll(List.of(Rows.timestamp(place.at()), place.id()));
        }
        values.add(limit);
        return jdbc.sql(sql.append(NEWEST_FIRST).toString())
                .params(values)
                .query(MailboxStore::kept)
                .list();
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql("select x.* from mailbox_message x where x.bucket = ? and x.message_id = ?")
                .params(buckets.of(id), id)
                .query(MailboxStore::kept)
                .optional();
    }

    /** What came to the same phone up to this one, the newest first. */
    List<Kept> thread(Kept last, int limit) {
        var sql = new StringBuilder(ROWS);
        var values = new ArrayList<>();
        last.account().ifPresent(account -> {
            sql.append(" and b.bucket = ? and x.account_id = ?");
            values.addAll(List.of(buckets.of(account.value()), account.value()));
        });
        sql.append(" and x.channel = ? and x.recipient = ? and (x.at, x.message_id) <= (?, ?)");
        values.addAll(List.of(last.channel().name(), last.recipient(), Rows.timestamp(last.at()), last.id(), limit));
        return jdbc.sql(sql.append(NEWEST_FIRST).toString())
                .params(values)
                .query(MailboxStore::kept)
                .list();
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        return new Kept(
                row.getObject("message_id", UUID.class),
                Optional.ofNullable(row.getString("account_id")).map(Account.Id::new),
                Channel.valueOf(row.getString("channel")),
                row.getString("recipient"),
                row.getString("name"),
                Locale.of(row.getString("language")),
                row.getString("subject"),
                row.getString("text"),
                row.getString("html"),
                Rows.instant(row, "at"),
                row.getInt("times"));
    }
}
