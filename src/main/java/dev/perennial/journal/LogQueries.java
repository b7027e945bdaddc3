package dev.perennial.journal;

import dev.perennial.account.Account;
import dev.perennial.db.Facts;
import dev.perennial.db.Rows;
import dev.perennial.kernel.Actor;
import dev.perennial.kernel.Buckets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the journals of all buckets, the newest first. The rows of a stretch of time are found by the index over time,
 * so a page looks at the last day first, and at longer and longer stretches before it until it is full: however long
 * the journal is, its newest page costs what a busy day does.
 */
@Component
class LogQueries {
    private static final Duration FIRST_STRETCH = Duration.ofDays(1);
    private static final int LONGER = 8;
    private static final int AHEAD = 2000;
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1, -1);

    private static final String ROWS = """
        select j.*, a.name as account_name, s.name as item_name from slot b
        join journal j on j.bucket = b.bucket
        join account a on a.bucket = j.bucket and a.account_id = j.account_id
        left join subscription s on s.bucket = j.bucket and s.subscription_id = j.subscription_id
        where j.at >= ? and j.at < ? and (j.at, j.journal_id) < (?, ?)\
        """;
    private static final String NEWEST_FIRST = " order by j.at desc, j.journal_id desc";

    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;
    private final Buckets buckets;

    LogQueries(JdbcTemplate jdbc, DataSource source, Buckets buckets) {
        this.jdbc = jdbc;
        this.streaming = new JdbcTemplate(source);
        this.streaming.setFetchSize(AHEAD);
        this.buckets = buckets;
    }

    private record Part(String sql, List<Object> values) {}

    /** The first rows after the search's place. */
    List<JournalLog.Line> page(JournalLog.Search search, Instant now, int limit) {
        var filter = filter(search);
        var found = new ArrayList<JournalLog.Line>();
        var first = begin(search);
        var end = end(search);
        // What the clock of a sandbox has not reached is in no journal.
        var recent = end.isBefore(now) ? end : now.plusNanos(1000);
        var stretch = FIRST_STRETCH;
        var to = end;
        var from = recent.minus(stretch);
        while (found.size() < limit && to.isAfter(first)) {
            from = from.isBefore(first) || from.isBefore(BEGINNING) ? first : from;
            found.addAll(jdbc.query(
                    ROWS + filter.sql() + NEWEST_FIRST + " limit " + (limit - found.size()),
                    LogQueries::line,
                    values(search, from, to, filter)));
            to = from;
            stretch = stretch.multipliedBy(LONGER);
            from = to.isAfter(BEGINNING.plus(stretch)) ? to.minus(stretch) : first;
        }
        return found;
    }

    /** All rows of the search, one after the other. */
    @Transactional(readOnly = true)
    public void each(JournalLog.Search search, Consumer<JournalLog.Line> each) {
        var filter = filter(search);
        var values = values(search, begin(search), end(search), filter);
        try (var rows = streaming.queryForStream(ROWS + filter.sql() + NEWEST_FIRST, LogQueries::line, values)) {
            rows.forEach(each);
        }
    }

    private static Instant begin(JournalLog.Search search) {
        return Optional.ofNullable(search.from()).filter(BEGINNING::isBefore).orElse(BEGINNING);
    }

    private static Instant end(JournalLog.Search search) {
        var end = Optional.ofNullable(search.until()).filter(NEVER::isAfter).orElse(NEVER);
        var place = search.before();
        return place == null || place.at().isAfter(end) ? end : place.at().plusNanos(1000);
    }

    private static Object[] values(JournalLog.Search search, Instant from, Instant to, Part filter) {
        var place = search.before() == null ? new JournalLog.Place(NEVER, LAST) : search.before();
        var values = new ArrayList<Object>(
                List.of(Rows.timestamp(from), Rows.timestamp(to), Rows.timestamp(place.at()), place.id()));
        values.addAll(filter.values());
        return values.toArray();
    }

    private Part filter(JournalLog.Search search) {
        var sql = new StringBuilder();
        var values = new ArrayList<>();
        if (search.account() != null) {
            sql.append(" and b.bucket = ? and j.account_id = ?");
            values.add(buckets.of(search.account().value()));
            values.add(search.account().value());
        }
        if (search.subscription() != null) {
            sql.append(" and j.subscription_id = ?");
            values.add(search.subscription());
        }
        if (search.kind() != null) {
            sql.append(" and j.kind = ?");
            values.add(search.kind().name());
        }
        if (search.by() != null) {
            sql.append(" and j.actor_kind = ?");
            values.add(search.by().name());
        }
        if (search.actor() != null) {
            sql.append(" and j.actor = ?");
            values.add(search.actor());
        }
        return new Part(sql.toString(), values);
    }

    private static JournalLog.Line line(ResultSet row, int n) throws SQLException {
        var entry = new JournalEntry(
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
        return new JournalLog.Line(entry, row.getString("account_name"), row.getString("item_name"));
    }
}
