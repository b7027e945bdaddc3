package dev.perennial.admin.journal;

import dev.perennial.account.Account;
import dev.perennial.journal.JournalEntry;
import dev.perennial.journal.JournalLog;
import dev.perennial.kernel.Actor;
import dev.perennial.web.Visit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What of the journal is asked for.
 *
 * @param account only of this one; null for all
 * @param by only what this kind of actor did; null for all
 * @param actor only what was done under this name; null for all
 * @param from the first day, and {@code to} the last one, of the platform's calendar; null for no bound
 * @param before where another page ended; null for the newest
 */
record Search(
        Account.@Nullable Id account,
        JournalEntry.@Nullable Kind kind,
        Actor.@Nullable Kind by,
        @Nullable String actor,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Place before) {
    static final String PATH = "/admin/journal";

    /** A row's place: the newest comes first. */
    record Place(Instant at, UUID id) {
        static @Nullable Place read(@Nullable String text) {
            var parts = text == null ? new String[0] : text.split("_", -1);
            try {
                return parts.length == 2 ? new Place(Instant.parse(parts[0]), UUID.fromString(parts[1])) : null;
            } catch (DateTimeException | IllegalArgumentException noPlace) {
                return null;
            }
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }
    }

    /** Reads the query of an address; what makes no sense is as if it were not there. */
    static Search read(UnaryOperator<@Nullable String> asked) {
        return new Search(
                text(asked.apply("account"))
                        .filter(Visit::mayBeId)
                        .map(Account.Id::new)
                        .orElse(null),
                text(asked.apply("kind")).flatMap(Search::kind).orElse(null),
                text(asked.apply("by")).flatMap(Search::by).orElse(null),
                text(asked.apply("actor")).orElse(null),
                text(asked.apply("from")).flatMap(Search::day).orElse(null),
                text(asked.apply("to")).flatMap(Search::day).orElse(null),
                Place.read(asked.apply("before")));
    }

    /** The same, for days of this calendar. */
    JournalLog.Search search(ZoneId zone) {
        var place = before == null ? null : new JournalLog.Place(before.at(), before.id());
        return new JournalLog.Search(account, null, kind, by, actor, begin(zone), end(zone), place);
    }

    boolean isEverything() {
        return account == null && kind == null && by == null && actor == null && from == null && to == null;
    }

    /** The first instant asked for; null for no bound. */
    private @Nullable Instant begin(ZoneId zone) {
        return from == null ? null : from.atStartOfDay(zone).toInstant();
    }

    /** The first instant after what is asked for; null for no bound. */
    private @Nullable Instant end(ZoneId zone) {
        return to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The same search as an address, from the newest on. */
    String address(String path) {
        var query = new StringBuilder();
        add(query, "account", account == null ? null : account.value());
        add(query, "kind", kind);
        add(query, "by", by);
        add(query, "actor", actor);
        add(query, "from", from);
        add(query, "to", to);
        return path + query;
    }

    String address(Place place) {
        var own = address(PATH);
        return own + (own.contains("?") ? "&" : "?") + "before=" + Visit.query(place.toString());
    }

    private static void add(StringBuilder query, String name, @Nullable Object value) {
        if (value != null) {
            query.append(query.isEmpty() ? "?" : "&").append(name).append("=").append(Visit.query(value.toString()));
        }
    }

    private static Optional<String> text(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(text -> !text.isEmpty() && text.indexOf('\0') < 0);
    }

    private static Optional<JournalEntry.Kind> kind(String name) {
        return Arrays.stream(JournalEntry.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private static Optional<Actor.Kind> by(String name) {
        return Arrays.stream(Actor.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
